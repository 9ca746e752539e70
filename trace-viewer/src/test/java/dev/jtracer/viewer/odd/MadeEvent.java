package dev.jtracer.viewer.odd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Event;
import jdk.jfr.EventFactory;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.ValueDescriptor;

/**
 * An event type of any name with any fields: what an API of another version would write. Types are unregistered again by
 * {@link #close}.
 */
final class MadeEvent implements AutoCloseable {
    private final EventFactory factory;
    private final List<String> fields;

    private MadeEvent(EventFactory factory, List<String> fields) {
        this.factory = factory;
        this.fields = fields;
    }

    /** A type with these fields: each a name and a type, {@code "taskId long"}. */
    static MadeEvent type(String name, String... fields) {
        Map<String, Class<?>> types = Map.of(
                "long",
                long.class,
                "int",
                int.class,
                "boolean",
                boolean.class,
                "String",
                String.class,
                "Thread",
                Thread.class);
        List<ValueDescriptor> descriptors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            String[] nameAndType = field.split(" ", 2);
            names.add(nameAndType[0]);
            descriptors.add(new ValueDescriptor(types.get(nameAndType[1]), nameAndType[0]));
        }
        List<AnnotationElement> annotations =
                List.of(new AnnotationElement(Name.class, name), new AnnotationElement(StackTrace.class, false));
        return new MadeEvent(EventFactory.create(annotations, descriptors), names);
    }

    /** Writes one on this thread that lasts as long as the body takes; values in the order of the fields. */
    void write(Runnable body, Object... values) {
        Event event = factory.newEvent();
        event.begin();
        body.run();
        event.end();
        for (int field = 0; field < fields.size(); field++) {
            event.set(field, values[field]);
        }
        event.commit();
    }

    /** Writes one that lasts no time. */
    void write(Object... values) {
        write(() -> {}, values);
    }

    @Override
    public void close() {
        factory.unregister();
    }
}
