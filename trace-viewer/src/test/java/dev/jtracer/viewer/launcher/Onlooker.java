package dev.jtracer.viewer.launcher;

/** A program with the viewer's jar on its class path: prints which of the named classes it can see, one per line. */
final class Onlooker {
    private Onlooker() {}

    public static void main(String[] names) {
        for (String name : names) {
            if (Onlooker.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null) {
                System.out.println(name);
            }
        }
    }
}
