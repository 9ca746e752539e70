package dev.jtracer.viewer.jfr;

import dev.jtracer.viewer.jfr.TypePlan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans for the types of a chunk, each made when its first event comes. For one thread. */
final class TypePlans {
    private static final int SMALL_IDS = 1 << 13;

    private final Metadata metadata;
    private final ConstantPools pools;
    private final ChunkRows rows;
    private final boolean compressed;
    private final Clock clock;
    private final Selection wanted;
    private final List<String> places;
    private final @Nullable TypePlan[] bySmallId = new TypePlan[SMALL_IDS];
    private final Map<Long, TypePlan> byId = new HashMap<>();
    private final Map<String, Integer> variants = new HashMap<>();

    TypePlans(Metadata metadata, ConstantPools pools, ChunkRows rows, Chunk chunk, Selection wanted) {
        this.metadata = metadata;
        this.pools = pools;
        this.rows = rows;
        compressed = chunk.compressed();
        clock = new Clock(chunk);
        this.wanted = wanted;
        places = wanted.inOrder();
    }

    /** The plan for events with a type's id, null if there is no such type of events. */
    @Nullable
    TypePlan of(long typeId) {
        boolean small = typeId >= 0 && typeId < SMALL_IDS;
        TypePlan plan = small ? bySmallId[(int) typeId] : byId.get(typeId);
        if (plan != null) {
            return plan;
        }
        JfrType type = metadata.type(typeId);
        if (type == null || !type.event()) {
            return null;
        }
        plan = make(type);
        byId.put(typeId, plan);
        if (small) {
            bySmallId[(int) typeId] = plan;
        }
        return plan;
    }

    /** Those of all types that had events. */
    Iterable<TypePlan> all() {
        return byId.values();
    }

    private TypePlan make(JfrType type) {
        int place = places.indexOf(type.name());
        List<Field> fields = place < 0 ? List.of() : wanted.fields(type.name());
        int variant = 0;
        if (place >= 0) {
            variant = variants.merge(type.name(), 0, (known, zero) -> Math.min(known + 1, Byte.MAX_VALUE));
            rows.variant(place, type.id());
        }
        Maker maker = new Maker(fields, place >= 0);
        List<Step> steps = maker.steps(type);
        return new TypePlan(type, place, variant, steps, maker.missingColumns(), maker.missingValues());
    }

    private final class Maker {
        private final List<Field> fields;
        private final boolean wanted;
        private final boolean[] found;
        private final List<Step> steps = new ArrayList<>();
        private final Layout.Builder skipped = new Layout.Builder(compressed);

        private Maker(List<Field> fields, boolean wanted) {
            this.fields = fields;
            this.wanted = wanted;
            found = new boolean[fields.size()];
        }

        private List<Step> steps(JfrType type) {
            try {
                walk(type, "", 0);
            } catch (Malformed e) {
                // What is behind a field that has no layout cannot be read.
                skipped.build();
            }
            return steps;
        }

        private void walk(JfrType type, String prefix, int depth) {
            for (JfrField field : type.fields()) {
                String name = prefix + field.name();
                Step step = depth == 0 ? common(field) : null;
                step = step == null ? column(field, name) : step;
                boolean into = step == null && field.isInline() && depth < Layout.DEEPEST && reachesInto(name);
                if (step != null) {
                    add(step);
                } else if (into) {
                    walk(field.type(), name + ".", depth + 1);
                } else {
                    skipped.field(field);
                }
            }
        }

        private void add(Step step) {
            Layout skip = skipped.build();
            if (!skip.isEmpty()) {
                steps.add(Steps.skip(skip));
            }
            steps.add(step);
        }

        /** How to read what every event may have; of an unwanted one only its thread. */
        private @Nullable Step common(JfrField field) {
            boolean ticks = wanted && field.isInline() && field.type().primitive() == Primitive.LONG;
            boolean pooled = field.pooled() && !field.array();
            return switch (field.name()) {
                case "startTime" -> ticks ? Steps.start() : null;
                case "duration" -> ticks ? Steps.duration() : null;
                case "eventThread" -> pooled && isThread(field) ? Steps.eventThread(rows, pool(field)) : null;
                case "stackTrace" -> pooled && wanted ? Steps.stack(rows, pool(field)) : null;
                default -> null;
            };
        }

        /** How to read a field into its column, null if it has none or is of another kind. */
        private @Nullable Step column(JfrField field, String name) {
            int column = -1;
            for (int f = 0; f < fields.size(); f++) {
                column = fields.get(f).name().equals(name) ? f : column;
            }
            Step step =
                    column < 0 || field.array() ? null : step(fields.get(column).kind(), field, column);
            if (step != null) {
                found[column] = true;
            }
            return step;
        }

        private @Nullable Step step(Field.Kind kind, JfrField field, int column) {
            JfrField text = field.written();
            Primitive primitive = field.pooled() ? null : field.type().primitive();
            boolean whole = primitive != null && primitive.whole();
            boolean number = whole || primitive == Primitive.FLOAT || primitive == Primitive.DOUBLE;
            boolean span = field.unit().span();
            return switch (kind) {
                case NUMBER -> whole || primitive == Primitive.BOOLEAN ? Steps.number(column, field) : null;
                case NANOS -> !whole ? null : span ? Steps.nanos(column, field, clock) : Steps.number(column, field);
                case DECIMAL -> number ? Steps.decimal(column, field) : null;
                case TEXT ->
                    text.array()
                            ? null
                            : text.pooled()
                                    ? Steps.pooledText(column, rows, pool(text))
                                    : text.type().primitive() == Primitive.TEXT ? Steps.text(column, rows) : null;
                case THREAD -> field.pooled() && isThread(field) ? Steps.thread(column, rows, pool(field)) : null;
            };
        }

        private boolean reachesInto(String name) {
            return fields.stream().anyMatch(field -> field.name().startsWith(name + "."));
        }

        private Pool pool(JfrField field) {
            return pools.of(field.type());
        }

        private static boolean isThread(JfrField field) {
            return field.type().name().equals("java.lang.Thread");
        }

        private int[] missingColumns() {
            int[] missing = new int[found.length];
            int size = 0;
            for (int f = 0; f < found.length; f++) {
                if (!found[f]) {
                    missing[size++] = f;
                }
            }
            return Arrays.copyOf(missing, size);
        }

        private long[] missingValues() {
            return Arrays.stream(missingColumns())
                    .mapToLong(f -> fields.get(f).kind().missing())
                    .toArray();
        }
    }
}
