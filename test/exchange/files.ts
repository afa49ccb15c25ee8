import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';
import fixture from '../fixtures/golden.json' with { type: 'json' };

/** The golden bundle as a file. */
export const goldenFile = fileURLToPath(new URL('../fixtures/golden.json', import.meta.url));

/** A project as a bundle writes it. */
interface ProjectInBundle {
  code: string;
  title?: string;
  parent?: string;
  iatiIdentifier?: string;
  actions?: Record<string, number>;
  donors?: string[];
}

/** The golden bundle with changes to some of its projects, and with more of them. */
export const goldenWith = (changes: Record<string, Partial<ProjectInBundle>>, ...more: ProjectInBundle[]) => ({
  ...fixture,
  projects: [...fixture.projects.map((project) => ({ ...project, ...changes[project.code] })), ...more],
});

/** Writes files into a folder that is removed after the tests; gives their paths. */
export const temporaryFiles = () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tracker-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  return (name: string, content: string | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
};
