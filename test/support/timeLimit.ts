import { jest } from '@jest/globals';
import { PATIENCE } from './patience.js';

jest.setTimeout(PATIENCE);
