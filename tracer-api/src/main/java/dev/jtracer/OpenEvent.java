package dev.jtracer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One thing that is open when a chunk ends, or a count that belongs to the chunk's end: see {@link OpenWork}. */
@Name("jtracer.Open")
@Label("Open")
@Description("What had begun and not ended when this chunk of the recording ended")
@Category("jtracer")
@StackTrace(false)
@Period("endChunk")
final class OpenEvent extends Event {
    @Label("Kind")
    @Description("task, scope, region, queued, thread or omitted")
    String kind;

    @Label("Task Id")
    long taskId;

    @Label("Type")
    String type;

    @Label("Parent Id")
    long parentId;

    @Label("Thread")
    Thread thread;

    @Label("Age")
    @Description("Time since it began, -1 if unknown: then it began before the recording")
    @Timespan(Timespan.NANOSECONDS)
    long ageNanos;

    @Label("Sequence Number")
    @Description("Of a thread: regions written so far; of omitted: how many things are not listed")
    long seq;

    @Label("Tags")
    @Description("Of a task: one key=value a line")
    String tags;
}
