package dev.jtracer.viewer.build;

/**
 * How reading a recording tells how far it is, and hears that nobody wants the trace any more. It is called by the threads that
 * read, and should return at once.
 */
public interface ReadWatch {
    /** Nobody watches and nobody cancels. */
    ReadWatch NOBODY = new ReadWatch() {
        @Override
        public void read(long bytes) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** So many bytes of the file were read; once these are all, what was read is arranged. */
    void read(long bytes);

    /** Whether reading should end, with a {@link java.util.concurrent.CancellationException}. */
    boolean isCancelled();
}
