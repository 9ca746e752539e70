package dev.jtracer.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What one thread was doing when a capture began or ended: the only trace of a wait that crosses its ends. */
@Name("jtracer.ThreadState")
@Label("Thread State")
@Category("jtracer")
@Description("What a thread was doing when the capture began or ended")
@StackTrace(false)
final class ThreadStateEvent extends Event {
    @Label("At")
    @Description("begin or end")
    String at = "";

    @Label("Thread")
    @Nullable
    Thread thread;

    @Label("Java Thread Id")
    long javaThreadId;

    @Label("Thread Name")
    String threadName = "";

    @Label("State")
    @Description("java.lang.Thread.State")
    String state = "";

    @Label("Blocker Class")
    @Description("Class of the monitor or lock the thread waits for, empty for none")
    String blockerClass = "";

    @Label("Blocker Identity")
    @Description("Identity hash of that monitor or lock")
    long blockerIdentity;

    @Label("Owner")
    @Nullable
    Thread owner;

    @Label("Owner's Java Thread Id")
    @Description("0 for none")
    long ownerJavaThreadId;

    @Label("In Native Code")
    boolean inNative;

    @Label("Frames")
    @Description("The top frames, one a line: package.Class.method:line")
    String frames = "";
}
