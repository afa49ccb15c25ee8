export * from './dataFile.js';
export * from './importPayload.js';
