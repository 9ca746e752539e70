/** Whose threads those of a pool are: the program's, or those of the JVM or of jtracer, which run beside it. */

const BESIDE = ['jtracer', 'JVM'];

/** Whether the threads of a pool are the program's. */
export const isOfProgram = poolName => !BESIDE.includes(poolName);

/** The pools of the program's threads; all of them where it has none. */
export function poolsOfProgram(pools) {
  const own = pools.filter(pool => isOfProgram(pool.name));
  return own.length > 0 ? own : pools;
}

/** The place of a pool among others: those of the program first, the JVM's last. */
export const side = poolName => BESIDE.indexOf(poolName) + 1;
