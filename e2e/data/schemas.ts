/** The schema that announced the database, with rows made by rule: no value is a measurement. */
export const SEED_SQL = `
CREATE TABLE models (
  model_id INTEGER PRIMARY KEY, model_name VARCHAR, model_family VARCHAR, model_type VARCHAR, model_size VARCHAR,
  parameters_million FLOAT, added_at TIMESTAMP);
CREATE TABLE hardware_platforms (
  hardware_id INTEGER PRIMARY KEY, hardware_type VARCHAR, device_name VARCHAR, compute_units INTEGER, memory_capacity FLOAT,
  driver_version VARCHAR, supported_precisions VARCHAR, max_batch_size INTEGER, detected_at TIMESTAMP);
CREATE TABLE test_results (
  id INTEGER PRIMARY KEY, timestamp TIMESTAMP, test_date VARCHAR, status VARCHAR, test_type VARCHAR, model_id INTEGER,
  hardware_id INTEGER, endpoint_type VARCHAR, success BOOLEAN, error_message VARCHAR, execution_time FLOAT,
  memory_usage FLOAT, details VARCHAR);
CREATE TABLE performance_results (
  id INTEGER PRIMARY KEY, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, sequence_length INTEGER,
  average_latency_ms FLOAT, p50_latency_ms FLOAT, p90_latency_ms FLOAT, p99_latency_ms FLOAT,
  throughput_items_per_second FLOAT, memory_peak_mb FLOAT, power_watts FLOAT, energy_efficiency_items_per_joule FLOAT,
  test_timestamp TIMESTAMP);
CREATE TABLE hardware_compatibility (
  id INTEGER PRIMARY KEY, model_id INTEGER, hardware_id INTEGER, compatibility_status VARCHAR, compatibility_score FLOAT,
  recommended BOOLEAN, last_tested TIMESTAMP);
CREATE TABLE power_metrics (
  id INTEGER PRIMARY KEY, test_id INTEGER, model_id INTEGER, hardware_id INTEGER, power_watts_avg FLOAT, power_watts_peak FLOAT,
  temperature_celsius_avg FLOAT, temperature_celsius_peak FLOAT, battery_impact_mah FLOAT, test_duration_seconds FLOAT,
  estimated_runtime_hours FLOAT, test_timestamp TIMESTAMP);

INSERT INTO models VALUES
  (1, 'bert-base-uncased', 'bert', 'text', 'base', 110, '2026-01-01'),
  (2, 't5-small', 't5', 'text', 'small', 60, '2026-01-01'),
  (3, 'vit-base-patch16-224', 'vit', 'vision', 'base', 86, '2026-01-01'),
  (4, 'whisper-tiny', 'whisper', 'audio', 'tiny', 39, '2026-01-01'),
  (5, 'clip-vit-base-patch32', 'clip', 'multimodal', 'base', 151, '2026-01-01'),
  (6, 'never-tested', 'bert', 'text', 'base', 1, '2026-01-01');
INSERT INTO hardware_platforms VALUES
  (1, 'cpu', 'Example CPU', 16, 64, '1.0', 'fp32', 64, '2026-01-01'),
  (2, 'cuda', 'Example GPU', 48, 24, '550.1', 'fp32,fp16', 256, '2026-01-01'),
  (3, 'openvino', 'Example NPU', 8, 32, '2026.1', 'fp32,int8', 32, '2026-01-01'),
  (4, 'webgpu', 'Example Browser', 4, 8, '1.2', 'fp16', 8, '2026-01-01');
INSERT INTO performance_results
  SELECT row_number() OVER (ORDER BY m, h, b, d), m, h, b, 128,
    (m * 10.0 / h) * sqrt(b) + d, (m * 9.5 / h) * sqrt(b) + d, (m * 12.0 / h) * sqrt(b) + d, (m * 15.0 / h) * sqrt(b) + d,
    1000.0 * b / ((m * 10.0 / h) * sqrt(b) + d), 200 * m + 10 * b, 20 * h, 50.0 * b / (m * h * 20),
    TIMESTAMP '2026-01-01 12:00:00' + d * INTERVAL 1 DAY
  FROM range(1, 6) models(m), range(1, 5) hardware(h), (VALUES (1), (8), (32)) batches(b), range(3) days(d)
  WHERE NOT (m = 4 AND h = 4) AND NOT (m = 5 AND h = 3);
INSERT INTO test_results
  SELECT row_number() OVER (ORDER BY m, h), TIMESTAMP '2026-01-03 12:00:00', '2026-01-03',
    CASE WHEN m = 4 AND h = 4 THEN 'error' ELSE 'success' END, 'performance', m, h, 'local', NOT (m = 4 AND h = 4),
    CASE WHEN m = 4 AND h = 4 THEN 'operator not supported: LSTM' END, m * h * 1.5, 300 * m, '{}'
  FROM range(1, 6) models(m), range(1, 5) hardware(h) WHERE NOT (m = 5 AND h = 3);
INSERT INTO hardware_compatibility
  SELECT row_number() OVER (ORDER BY m, h), m, h, CASE WHEN m = 4 AND h = 4 THEN 'incompatible' ELSE 'compatible' END,
    CASE WHEN m = 4 AND h = 4 THEN 0 ELSE 0.9 END, h = 2, TIMESTAMP '2026-01-03 12:00:00'
  FROM range(1, 6) models(m), range(1, 5) hardware(h) WHERE NOT (m = 5 AND h = 3);
INSERT INTO power_metrics
  SELECT row_number() OVER (ORDER BY m, h), row_number() OVER (ORDER BY m, h), m, h, 20 * h, 28 * h, 50 + h, 60 + h, 12, 60, 4,
    TIMESTAMP '2026-01-03 12:00:00'
  FROM range(1, 6) models(m), range(1, 5) hardware(h) WHERE NOT (m = 5 AND h = 3) AND NOT (m = 4 AND h = 4);
`;

/** Models and results as later writers have them: other keys, units' names and time columns, results marked as simulated. */
export const MIXED_SQL = `
CREATE TABLE models (
  id INTEGER, model_name VARCHAR, model_type VARCHAR, model_family VARCHAR, modality VARCHAR, parameters_million FLOAT,
  is_key_model BOOLEAN, created_at TIMESTAMP);
CREATE TABLE hardware_platforms (
  hardware_id INTEGER, hardware_type VARCHAR, hardware_name VARCHAR, is_simulated BOOLEAN, simulation_reason VARCHAR,
  created_at TIMESTAMP, metadata JSON);
CREATE TABLE performance_results (
  id INTEGER, run_id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, sequence_length INTEGER,
  latency_ms FLOAT, throughput_items_per_second FLOAT, memory_mb FLOAT, is_simulated BOOLEAN, simulation_reason VARCHAR,
  created_at TIMESTAMP, metadata JSON);
INSERT INTO models VALUES (1, 'bert-base-uncased', 'text', 'bert', 'text', 110, true, '2026-01-01'), (2, 'detr', 'vision', 'detr', 'vision', 41, false, '2026-01-01');
INSERT INTO hardware_platforms VALUES (1, 'cpu', 'Example CPU', false, NULL, '2026-01-01', '{}'), (2, 'qnn', 'Example DSP', true, 'no device', '2026-01-01', '{}');
INSERT INTO performance_results
  SELECT row_number() OVER (ORDER BY m, h, b), 1, m, h, b, 64, m * 10.0 / h, 1000.0 * b * h / (m * 10), 100 * m, h = 2,
    CASE WHEN h = 2 THEN 'no device' END, TIMESTAMP '2026-02-01', '{}'
  FROM range(1, 3) models(m), range(1, 3) hardware(h), (VALUES (1), (16)) batches(b);
`;

/** Everything about a result in one row, from the seed tables. */
export const FLAT_QUERY = `
SELECT model_name, model_family, hardware_type, device_name, batch_size, 'fp32' AS precision, average_latency_ms,
  throughput_items_per_second, memory_peak_mb, power_watts, test_timestamp
FROM performance_results JOIN models USING (model_id) JOIN hardware_platforms USING (hardware_id)
ORDER BY model_id, hardware_id, batch_size, test_timestamp`;

/** As many models and devices as a page must bear, in small rows: 6 of 7 devices measured once, every hundredth failed. */
export const LARGE_SQL = `
CREATE TABLE models (model_id INTEGER, model_name VARCHAR, model_family VARCHAR, modality VARCHAR);
CREATE TABLE hardware_platforms (hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR);
CREATE TABLE test_results (id INTEGER, timestamp TIMESTAMP, status VARCHAR, model_id INTEGER, hardware_id INTEGER);
CREATE TABLE performance_results (id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, average_latency_ms FLOAT, test_timestamp TIMESTAMP);
INSERT INTO models SELECT m, printf('model-%04d', m), printf('family-%02d', m % 40), (['text', 'vision', 'audio'])[m % 3 + 1] FROM range(1, 1501) models(m);
INSERT INTO hardware_platforms SELECT h, (['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'webnn', 'webgpu'])[h % 8 + 1], printf('Device %02d', h) FROM range(1, 61) hardware(h);
INSERT INTO performance_results SELECT m * 100 + h, m, h, 1, m / 10.0 + h, TIMESTAMP '2026-01-01' + m * INTERVAL 1 MINUTE FROM range(1, 1501) models(m), range(1, 61) hardware(h) WHERE (m + h) % 7 > 0;
INSERT INTO test_results SELECT m * 100 + h, TIMESTAMP '2026-02-01', 'failed', m, h FROM range(1, 1501) models(m), range(1, 61) hardware(h) WHERE (m * 60 + h) % 100 = 0;
`;
