package dev.jtracer.viewer.truth;

/** A program of known truth. It needs a constructor without parameters; the three parts run one after the other. */
interface TruthProgram {

    /** What happens before the capture begins. */
    default void before(Truth truth) throws Exception {}

    /** What happens while the capture runs. */
    void during(Truth truth) throws Exception;

    /** What happens when the capture has ended. */
    default void after(Truth truth) throws Exception {}
}
