import { describe, expect, it } from 'vitest';
import { errorIn, otherHardwareIn, standInLine } from './programOutput.ts';

describe('errorIn', () => {
  it.each([
    ['Traceback (most recent call last):\n  File "a.py", line 1\nValueError: too long: 3\n', { message: 'ValueError: too long: 3', type: 'ValueError' }],
    ['torch.cuda.OutOfMemoryError: CUDA out of memory\nwarning: unclosed file\n', { message: 'torch.cuda.OutOfMemoryError: CUDA out of memory', type: 'torch.cuda.OutOfMemoryError' }],
    ['  File "a.py", line 2\nKeyboardInterrupt\n', { message: 'KeyboardInterrupt', type: 'KeyboardInterrupt' }],
    ['2031-01-01 - ERROR - no models found\n', { message: '2031-01-01 - ERROR - no models found', type: null }],
    ['', null],
    [' \n\n', null],
  ])('takes the line that names the error of %j', (output, error) => {
    expect(errorIn(output)).toEqual(error);
  });
});

describe('standInLine', () => {
  it.each([
    ['cpu_init: Success\ncpu_handler: Success (MOCK)\n', 'cpu', 'cpu_handler: Success (MOCK)'],
    ['Creating a simulated CUDA model', 'cuda', 'Creating a simulated CUDA model'],
    ['"transformers_version": "mocked",', 'cpu', '"transformers_version": "mocked",'],
    ['endpoint is a <MagicMock id=1>', 'cpu', 'endpoint is a <MagicMock id=1>'],
  ])('finds the admission in %j', (output, hardware, line) => {
    expect(standInLine(output, hardware)).toBe(line);
  });

  it.each([
    ['"mock_implementation": false,\n"is_simulated": false\n"is_simulated",', 'a denial or the name of a field'],
    ['cpu_handler: Success (REAL)\nqualcomm_handler: Success (MOCK)', 'a mock of other hardware'],
    ['the democks run; simulator not needed', 'other words'],
  ])('finds none in %j: %s', (output) => {
    expect(standInLine(output, 'CPU')).toBeNull();
  });

  it('takes a mock of other hardware where the tested one is named nowhere', () => {
    expect(standInLine('Created mock endpoint on cpu', 'cuda')).toBe('Created mock endpoint on cpu');
  });
});

describe('otherHardwareIn', () => {
  it('names what an output is about where that is not the tested hardware', () => {
    expect(otherHardwareIn('Loading for CPU…\ncpu_handler: Success', 'cuda')).toEqual(['cpu']);
    expect(otherHardwareIn('cpu_init, CUDA:0', 'cuda')).toEqual([]);
    expect(otherHardwareIn('done', 'cuda')).toEqual([]);
  });
});
