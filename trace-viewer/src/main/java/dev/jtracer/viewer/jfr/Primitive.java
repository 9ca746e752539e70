package dev.jtracer.viewer.jfr;

import org.jspecify.annotations.Nullable;

/** The types that everything in a recording is made of. */
enum Primitive {
    LONG("long", 8, true),
    INT("int", 4, true),
    SHORT("short", 2, true),
    CHAR("char", 2, true),
    BYTE("byte", 1, false),
    BOOLEAN("boolean", 1, false),
    FLOAT("float", 4, false),
    DOUBLE("double", 8, false),
    TEXT("java.lang.String", 0, false);

    private final String typeName;
    private final int width;
    private final boolean compresses;

    Primitive(String typeName, int width, boolean compresses) {
        this.typeName = typeName;
        this.width = width;
        this.compresses = compresses;
    }

    /** How many bytes it takes when it is not compressed; a text says itself. */
    int width() {
        return width;
    }

    /** Whether the header's flag makes it seven bits a byte. */
    boolean compresses() {
        return compresses;
    }

    /** Whether it is a whole number. */
    boolean whole() {
        return compareTo(BYTE) <= 0;
    }

    /** Reads a number; a boolean is 0 or 1, a float or double the bits of a double. */
    long read(Cursor in, boolean unsigned) {
        return switch (this) {
            case LONG -> in.readLong();
            case INT -> unsigned ? Integer.toUnsignedLong(in.readInt()) : in.readInt();
            case SHORT -> unsigned ? Short.toUnsignedLong(in.readShort()) : in.readShort();
            case CHAR -> in.readChar();
            case BYTE -> unsigned ? Byte.toUnsignedLong(in.readByte()) : in.readByte();
            case BOOLEAN -> in.readBoolean() ? 1 : 0;
            case FLOAT -> Double.doubleToRawLongBits(in.readFloat());
            case DOUBLE -> Double.doubleToRawLongBits(in.readDouble());
            case TEXT -> throw new IllegalArgumentException("primitive must be a number, was a text");
        };
    }

    static @Nullable Primitive named(String name) {
        for (Primitive primitive : values()) {
            if (primitive.typeName.equals(name)) {
                return primitive;
            }
        }
        return null;
    }
}
