import type { Json, ShapeKey } from '../types.ts';

const AT = '2031-04-05T06:07:08';
const STAMP = '20310405_060708';
const RESULT = { model_name: 'sample-encoder', model_family: 'encoder', hardware_type: 'cuda', status: 'success', success: true, execution_time: 1.5, memory_usage: 900, timestamp: AT };
const TRACEBACK = 'Traceback (most recent call last):\n  File "sample.py", line 3, in <module>\nValueError: the sample is too long\n';
const SESSION = {
  stats: { timestamp: STAMP, total_tests: 2, successful_tests: 1 },
  model_results: { encoder: { cpu: true }, painter: { cpu: false }, talker: { cpu: true } },
  detailed_results: [
    { model: 'encoder', hardware: 'cpu', success: true, return_code: 0, stdout: 'cpu_init: Success\ncpu_handler: Success (REAL)\n', stderr: '' },
    { model: 'painter', hardware: 'cpu', success: false, return_code: 1, stdout: '', stderr: TRACEBACK },
  ],
};

/** One small document of every shape, made up for tests: no number in it was measured. */
export const SHAPE_DOCUMENTS: Readonly<Record<ShapeKey, Json>> = {
  'result': {
    ...RESULT, test_type: 'inference', details: { note: 'made up' }, performance: { batch_size: 4, sequence_length: 64, average_latency_ms: 12.5, p90_latency_ms: 14, throughput_items_per_second: 320, memory_peak_mb: 700 },
    power_metrics: { power_watts_avg: 31, power_watts_peak: 44, test_duration_seconds: 20 }, compatibility: { status: 'compatible', score: 0.9, recommended: true }, ipfs_acceleration: { cid: 'sample', transfer_time_ms: 7, peer_count: 3 },
    webgpu_metrics: { browser_name: 'firefox', inference_time_ms: 21 },
  },
  'result-list': [RESULT, { ...RESULT, hardware_type: 'cpu', status: 'failed', success: false, error_message: 'out of memory' }],
  'result-container': { metadata: { timestamp: AT }, test_results: { 'sample-encoder': { cuda: { status: 'success', execution_time: 2 } } }, performance: { 'sample-encoder': { cuda: { batch_size: 2, average_latency_ms: 9.25 } } } },
  'full-run': { status: 'success', timestamp: AT, ipfs_accelerate_tests: { 'sample-encoder': { status: 'Success', local_endpoint: { cuda: { status: 'Success (REAL)', execution_time_ms: 55, implementation_type: 'REAL' } }, qualcomm_endpoint: { status: 'Error', error: 'no device' } } } },
  'web-platform': { model_key: 'encoder', model_name: 'sample-encoder', platform: 'webgpu', status: 'success', browser_opened: true, timestamp: AT, platform_support: { available: true, simulated: true }, implementation_type: 'REAL_WEBGPU', is_simulation: true, modality: 'text', metrics: { inference_time_ms: 33, load_time_ms: 410, memory_mb: 77, throughput_items_per_second: 30 } },
  'raw-latency-suite': {
    timestamp: AT, system_info: { hostname: 'sample-host', cuda_devices: [{ name: 'Sample GPU', total_memory_gb: 8 }] },
    benchmarks: { encoder: { 'sample-encoder': { cuda: { status: 'completed', model_class: 'SampleModel', model_load_time: 1.25, benchmark_results: { batch_2_seq_64: { status: 'completed', latencies: [0.011, 0.013, 0.012], avg_latency: 0.012, throughput: 166.5, total_time: 0.036, iterations: 3 }, batch_4_seq_64: { status: 'error', error: 'out of memory' } } }, cpu: { status: 'failed', error: 'no such file' } } } },
  },
  'direct-benchmark': { model: 'sample-encoder', hardware: 'cpu', success: true, timestamp: AT, batch_results: { 1: { success: true, batch_size: 1, avg_latency_ms: 6, throughput_items_per_second: 166, memory_mb: 310, latencies_ms: [5, 6, 7], device: 'cpu' } } },
  'batch-benchmarks': { models: ['sample-encoder'], hardware: 'cpu', batch_sizes: [1], results: { 'sample-encoder': { success: true, command: 'sample', benchmark_data: { model: 'sample-encoder', hardware: 'cpu', success: true, batch_results: { 1: { success: true, latencies_ms: [5, 6, 7] } } } }, 'sample-painter': { success: false, error: 'no such model', stdout: '', stderr: TRACEBACK } } },
  'benchmark-model-hardware': { model: 'Encoder', model_key: 'encoder', model_path: 'sample-encoder', hardware: 'AMD ROCm', hardware_key: 'rocm', timestamp: AT, compatible: true, batch_sizes: { 1: { throughput: 71, latency_ms: 14, memory_usage_mb: 111, success: true, command: 'sample --batch 1' } } },
  'benchmark-summary': { timestamp: STAMP, hardware_types: ['cpu', 'cuda'], model_families: { encoder: { models_tested: ['sample-encoder', 'other'], hardware_results: { cpu: { latency_ms: [12, 13], throughput: [80] }, cuda: { latency_ms: [], throughput: [] } } } }, performance_comparison: { encoder: { cuda: { latency_ratio: 0.5 } } } },
  'hardware-compatibility-matrix': {
    timestamp: STAMP, hardware_types: ['cpu', 'cuda'], simulated_hardware: ['cuda'], warnings: [{ type: 'simulation', message: 'made up' }],
    models: { 'sample-encoder': { family: 'encoder', hardware_compatibility: { cuda: { compatible: true, performance_rating: 'high', benchmark_results: [] }, cpu: { compatible: false, reason: 'needs more memory' } } } },
    model_families: { encoder: { hardware_compatibility: { cpu: { compatible: false, performance_rating: null, benchmark_results: [] }, cuda: { compatible: true, performance_rating: 'low', benchmark_results: [{ model_name: 'sample-encoder', status: 'success', latency_ms: 8 }, { model_name: 'other' }] } } } },
  },
  'model-functionality': SESSION,
  'benchmark-results': {
    timestamp: STAMP, models: { encoder: { name: 'sample/encoder-tiny', family: 'embedding', size: 'small', modality: 'text' } }, functionality_verification: { cpu: SESSION, cuda: SESSION, openvino: {} },
    performance_benchmarks: { embedding: { status: 'error', error: TRACEBACK } }, hardware_detected: { cpu: true, rocm: false },
  },
  'benchmark-progress': {
    timestamp: STAMP, summary: { total: 3 }, completed_benchmarks: [{ model_type: 'encoder', hardware_type: 'cpu', average_latency_ms: 4 }],
    failed_benchmarks: [{ model_type: 'painter', hardware_type: 'cpu', error: 'Command failed', error_type: 'execution_error', stdout: '', stderr: TRACEBACK, timestamp: AT }], skipped_benchmarks: [{ model_type: 'talker', hardware_type: 'cuda', reason: 'not asked for' }],
  },
  'flat-rows': [{ model_name: 'sample-encoder', hardware_type: 'cpu', device_name: 'Sample CPU', batch_size: 8, precision: 'fp32', test_case: 'embedding', total_time_seconds: 15, average_latency_ms: 18, throughput_items_per_second: 44, memory_peak_mb: 1536, iterations: 100, warmup_iterations: 10 }],
  'skill-performance': {
    results: { pipeline_cuda: { success: true, model: 'sample-encoder', device: 'cuda', pipeline_avg_time: 0.0123 }, openvino: { success: false, model: 'sample-encoder', device: 'openvino', error: 'no such file' }, pipeline: { success: true, model: 'sample-encoder' } },
    performance: { pipeline_cuda: { avg_time: 0.0123, min_time: 0.0117, max_time: 0.0131, load_time: 2.5, num_runs: 3 } }, hardware: { cuda: true }, metadata: { model: 'sample-encoder', timestamp: AT },
  },
  'skill-tests': {
    timestamp: AT, python_version: '3.12', command: 'sample --skills',
    skill_tests: { 'test_hf_encoder.py': { elapsed_time: 11.5, return_code: 0, stdout: '', stderr: '', json_result: { init: 'Success', cuda_init: 'Success (REAL)', cuda_handler: 'Success (REAL)', cuda_total_time: 0.25, qualcomm_init: 'Success (MOCK)', apple_tests: 'Apple Silicon not available', metadata: { timestamp: 1930000000, test_model: '/tmp/sample' } } }, 'test_hf_talker.py': { elapsed_time: 0.2, return_code: 1, stdout: '', stderr: TRACEBACK } },
  },
  'status-examples': {
    status: { init: 'Success', cpu_init: 'Success', cpu_handler: 'Success (REAL)', cpu_handler_type: 'function', hardware_cuda_device_name: 'Sample GPU', cuda_handler: 'Handler error: no such attribute', cuda_benchmark: { average_inference_time: 0.049, iterations: 4 }, openvino_init: 'Success (MOCK)', mps_tests: 'Apple Silicon MPS not available' },
    examples: [{ input: 'a sample', output: { implementation_type: 'REAL' }, timestamp: AT, elapsed_time: 0.0031, implementation_type: 'REAL', platform: 'CPU', batch_size: 1 }],
    metadata: { model_name: 'sample-encoder', model_type: 'encoder', test_timestamp: AT, torch_version: '2.0', platform_status: { webnn: 'Failed: no browser' } },
  },
  'benchmark-config': { batch_sizes: [1, 2], warmup_iterations: 5, benchmark_iterations: 20, timeout: 60, model_families: { encoder: ['sample-encoder'] }, hardware_types: ['cpu'], generate_plots: true },
  'web-comparison': {
    timestamp: AT, summary: { webnn: { success_rate: 0.5 } }, results_by_modality: { text: [{ model: 'sample-encoder', webnn: { time_ms: 15.5, memory_mb: 35, success: true, implementation: 'REAL_WEBNN' }, webgpu: { time_ms: 10.5, memory_mb: 40, success: false, implementation: 'SIMULATED_WEBGPU', error: 'no operator' } }] },
    recommendations: ['Use both.'], test_environment: { browsers: ['Sample 1'], test_hardware: 'Sample CPU, Sample GPU' },
  },
  'browser-capabilities': { browser: 'firefox', user_agent: 'Sample/1.0', webgpu: { supported: true, adapter: null }, webnn: { supported: false }, timestamp: '2031-04-05 06:07:08' },
  'coverage-report': { timestamp: AT, total_models: 1, platform_coverage: { cpu: 0 }, model_results: [{ model: 'encoder', platforms: { cpu: { has_init_method: true, supported: true } }, coverage_percentage: 50 }] },
  'api-tests': { api: 'sample', timestamp: STAMP, model: 'sample-talker', queue_test: [{ success: true, time_taken: 31 }], backoff_test: [{ success: true, time_taken: 0.1 }] },
};
