package dev.jtracer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One task from its creation to its end, written at its end by the thread that ended it. */
@Name("jtracer.Task")
@Label("Task")
@Description("A logical operation, from its creation to its end; the event thread ended it")
@Category("jtracer")
@StackTrace(false)
final class TaskEvent extends Event {
    @Label("Task Id")
    long taskId;

    @Label("Parent Id")
    @Description("The task it is a child of, 0 for none")
    long parentId;

    @Label("Type")
    String type;

    @Label("Outcome")
    @Description("ok or failed")
    String outcome;

    @Label("Error")
    @Description("Class name of the exception given to fail, if any")
    String error;

    @Label("Creator")
    Thread creator;

    @Label("Creator Id")
    @Description("Its Java id: JDK 17 cannot name a thread that has ended")
    long creatorId;
}
