package dev.jtracer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One region, written at its end by the thread that ran it. */
@Name("jtracer.Region")
@Label("Region")
@Description("A named interval on the event thread, inside a task or none")
@Category("jtracer")
@StackTrace(false)
final class RegionEvent extends Event {
    @Label("Type")
    String type;

    @Label("Task Id")
    @Description("The innermost task of its thread, 0 for none")
    long taskId;

    @Label("Sequence Number")
    @Description("Counts the regions this thread has written; a gap is an event lost")
    long seq;

    @Label("Begin Unknown")
    @Description("It began while nothing was recorded: its start is one second before the recording instead")
    boolean beginUnknown;
}
