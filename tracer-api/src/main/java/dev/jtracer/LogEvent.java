package dev.jtracer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One log: an instant on a task and a thread. */
@Name("jtracer.Log")
@Label("Log")
@Description("An instant with a message, on the event thread and its task")
@Category("jtracer")
@StackTrace(false)
final class LogEvent extends Event {
    @Label("Task Id")
    @Description("The innermost task of its thread, 0 for none")
    long taskId;

    @Label("Log Category")
    String category;

    @Label("Message")
    String message;
}
