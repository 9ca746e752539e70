package dev.jtracer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One tag put on a task. */
@Name("jtracer.Tag")
@Label("Tag")
@Description("A key and a value of a task; a later value of the same key replaces it")
@Category("jtracer")
@StackTrace(false)
final class TagEvent extends Event {
    @Label("Task Id")
    long taskId;

    @Label("Key")
    String key;

    @Label("Value")
    String value;
}
