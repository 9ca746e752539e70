package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;

/** One task runs region "outer" around two regions "inner"; three regions "alone" belong to no task. */
final class NestedRegions implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        try (Task task = Task.create("nesting")) {
            Trace.tag("size", "two");
            truth.time(
                    "outer",
                    () -> Region.with("outer", () -> {
                        truth.spin("spun", 20);
                        truth.time("inner", () -> Region.with("inner", () -> truth.sleep("slept", 30)));
                        Trace.log("step", "between the two");
                        truth.time("inner", () -> Region.with("inner", () -> truth.sleep("slept", 10)));
                    }));
        }
        for (int i = 0; i < 3; i++) {
            truth.time("alone", () -> Region.with("alone", () -> truth.spin("spun", 5)));
        }
    }
}
