package dev.jtracer.spi;

/**
 * What a runtime that watches tasks while they run implements; user code never needs it.
 *
 * <p>A runtime is installed by {@link dev.jtracer.Trace#install} and removed by {@link dev.jtracer.Trace#uninstall}. While one is
 * installed the API is at least in live mode: every task is registered and its end is reported here. A task that began before the
 * runtime was installed is unknown to it, and so is its end. Open tasks are asked for with
 * {@link dev.jtracer.Trace#visitOpenTasks}.
 */
public interface TracerRuntime {
    /**
     * A task ended. Called once for each task, on the thread that ended it, inside user code: it must be short, take no lock and
     * not block. What it throws is dropped and counted ({@link dev.jtracer.Trace#misuses}).
     *
     * @param taskId the task's id, unique in the process
     * @param type the task's type, never null, at most 256 characters
     * @param durationNanos from {@code create} to the end, by {@link System#nanoTime}
     * @param failed whether {@link dev.jtracer.Task#fail} was called
     */
    void taskEnded(long taskId, String type, long durationNanos, boolean failed);

    /** Is shown the tasks that are open at one moment. */
    @FunctionalInterface
    interface OpenTaskVisitor {
        /**
         * One open task.
         *
         * @param taskId the task's id
         * @param type the task's type, never null, at most 256 characters
         * @param parentId the id of the task it is a child of, 0 for none
         * @param creator the thread that created it
         * @param ageNanos nanoseconds since {@code create}
         */
        void visit(long taskId, String type, long parentId, Thread creator, long ageNanos);
    }
}
