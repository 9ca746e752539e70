package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * What a batch of events refers to that no batch of its chunk before did, in the order of their rows: these go on counting
 * where the batch before ended.
 *
 * @param stacks with the rows of methods in the chunk
 * @param variants the types whose first event came, by the place of their name in the selection
 */
record NewRows(
        List<String> texts,
        List<ThreadDictionary.Entry> threads,
        List<StackDictionary.Method> methods,
        List<int[]> stacks,
        List<Variant> variants) {

    NewRows() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** A type of events: the next of its name in the chunk. */
    record Variant(int place, long typeId) {}
}
