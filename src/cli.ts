#!/usr/bin/env node
import { processEnvironment } from './cli/environment.ts';
import { main } from './cli/main.ts';

process.exitCode = await main(process.argv.slice(2), processEnvironment());
