package dev.jtracer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One stay of a thread in a task, written at its end by that thread. */
@Name("jtracer.Scope")
@Label("Scope")
@Description("The event thread worked on behalf of a task")
@Category("jtracer")
@StackTrace(false)
final class ScopeEvent extends Event {
    @Label("Task Id")
    long taskId;

    @Label("Queued")
    @Description("Time from handing over until this scope began, -1 if it was not handed over")
    @Timespan(Timespan.NANOSECONDS)
    long queuedNanos;

    @Label("Handed Over By")
    Thread handedOverBy;

    @Label("Handed Over By Id")
    @Description("Its Java id: JDK 17 cannot name a thread that has ended. 0 if it was not handed over")
    long handedOverById;
}
