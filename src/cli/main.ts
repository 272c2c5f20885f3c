#!/usr/bin/env node
import { openProcessIo } from './command/processIo.ts';
import { runProgram } from './program.ts';

const io = openProcessIo();
process.exitCode = await runProgram(process.argv.slice(2), io);
