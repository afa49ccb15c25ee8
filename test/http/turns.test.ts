import { expect, test } from '@jest/globals';
import { Deadline } from '../../src/database/Deadline.js';
import { turnsOfPayers } from '../../src/http/data/turns.js';

// Files of one client are on their way four at a time; those of others do not wait for them.

const deadline = () => new Deadline(60_000, () => new Error('too late'));

test('lets a fifth file of a payer wait until one of the four has gone, and those of others pass', async () => {
  const turns = turnsOfPayers();
  const own = deadline();
  const leave = await Promise.all(Array.from({ length: 4 }, () => turns('slow', own)));
  const passed: string[] = [];
  const fifth = turns('slow', own).then((end) => {
    passed.push('fifth');
    return end;
  });
  const other = await turns('other', own);
  const nobody = await turns(null, own);

  expect(passed).toEqual([]);
  leave[0]?.();
  for (const end of [await fifth, other, nobody, ...leave.slice(1)]) end();
  expect(passed).toEqual(['fifth']);
  own.stop();
});

test('gives up waiting with its deadline, and holds nothing of it', async () => {
  const turns = turnsOfPayers();
  const own = deadline();
  const leave = await Promise.all(Array.from({ length: 4 }, () => turns('slow', own)));
  const late = deadline();
  const waiting = turns('slow', late);
  late.end(new Error('gone'));

  await expect(waiting).rejects.toThrow('gone');
  for (const end of leave) end();
  const again = await Promise.all(Array.from({ length: 4 }, () => turns('slow', own)));
  expect(again).toHaveLength(4);
  own.stop();
  late.stop();
});
