package dev.jtracer.viewer.finding;

/**
 * A piece of a sentence.
 *
 * @param kind the key of a {@link Kind}
 * @param text the words, the number with its unit, or the name exactly as the recording has it
 * @param nanos the exact duration behind a number, -1 if it is none
 */
public record Part(String kind, String text, long nanos) {

    /** What a piece is, and so where a name leads to. */
    public enum Kind {
        /** Words of ours. */
        TEXT("text"),
        /** A number with its unit. */
        NUMBER("number"),
        /** A task type. */
        TASK("task"),
        /** A monitor or lock. */
        LOCK("lock"),
        /** A thread, or what a pool's threads are called. */
        THREAD("thread"),
        /** A method, without its package. */
        METHOD("method"),
        /** A region type. */
        REGION("region"),
        /** A host with its port, or a file. */
        HOST("host"),
        /** A class. */
        CLASS("class");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The kind's name in JSON and JavaScript. */
        public String key() {
            return key;
        }
    }
}
