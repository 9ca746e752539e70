package dev.jtracer.viewer.web;

/**
 * An sRGB colour in linear light, each part from 0 to 1, with the measures that the design is held to.
 *
 * <p>Contrast is WCAG 2.2's. Distance is CIEDE2000 (Sharma, Wu and Dalal, 2005) between CIE L*a*b* under D65. Colour
 * vision deficiency is simulated by the matrices of Machado, Oliveira and Fernandes (2009) for severity 1.0.
 */
record Colour(double red, double green, double blue) {

    /** The colour written {@code #rrggbb}. */
    static Colour parse(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
    }

    /** This colour with an opacity over another, as a canvas mixes them: in sRGB, not in light. */
    Colour over(Colour ground, double opacity) {
        return new Colour(
                mixed(red, ground.red, opacity),
                mixed(green, ground.green, opacity),
                mixed(blue, ground.blue, opacity));
    }

    /** From 1 (the same luminance) to 21 (black on white). */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** The colour as somebody with this vision sees it. */
    Colour seenWith(Vision vision) {
        return new Colour(mix(vision.toRed()), mix(vision.toGreen()), mix(vision.toBlue()));
    }

    /** CIEDE2000 with all weights 1: 1 is about the smallest difference that can be seen side by side. */
    double distance(Colour other) {
        double[] one = lab();
        double[] two = other.lab();
        double chroma = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
        double g = 0.5 * (1 - Math.sqrt(pow7(chroma) / (pow7(chroma) + pow7(25))));
        double a1 = one[1] * (1 + g);
        double a2 = two[1] * (1 + g);
        double c1 = Math.hypot(a1, one[2]);
        double c2 = Math.hypot(a2, two[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, two[2]);

        double deltaL = two[0] - one[0];
        double deltaC = c2 - c1;
        double deltaHue = c1 * c2 == 0 ? 0 : Math.IEEEremainder(h2 - h1, 360);
        double deltaH = 2 * Math.sqrt(c1 * c2) * sin(deltaHue / 2);

        double meanL = (one[0] + two[0]) / 2;
        double meanC = (c1 + c2) / 2;
        double meanH = c1 * c2 == 0 ? h1 + h2 : h1 + deltaHue / 2;
        double t = 1
                - 0.17 * cos(meanH - 30)
                + 0.24 * cos(2 * meanH)
                + 0.32 * cos(3 * meanH + 6)
                - 0.20 * cos(4 * meanH - 63);
        double fromMiddle = (meanL - 50) * (meanL - 50);
        double scaledL = deltaL / (1 + 0.015 * fromMiddle / Math.sqrt(20 + fromMiddle));
        double scaledC = deltaC / (1 + 0.045 * meanC);
        double scaledH = deltaH / (1 + 0.015 * meanC * t);
        double fromBlue = Math.IEEEremainder(meanH - 275, 360) / 25;
        double turn = 30 * Math.exp(-fromBlue * fromBlue);
        double rotation = -2 * Math.sqrt(pow7(meanC) / (pow7(meanC) + pow7(25))) * sin(2 * turn);
        return Math.sqrt(scaledL * scaledL + scaledC * scaledC + scaledH * scaledH + rotation * scaledC * scaledH);
    }

    private static double mixed(double one, double other, double opacity) {
        return linear((int) Math.round(opacity * part(one) + (1 - opacity) * part(other)));
    }

    /** The inverse of {@link #linear}. */
    private static double part(double linear) {
        return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055);
    }

    private double mix(Colour shares) {
        double sum = red * shares.red + green * shares.green + blue * shares.blue;
        return Math.max(0, Math.min(1, sum));
    }

    private double luminance() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    private double[] lab() {
        double x = labCurve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        double y = labCurve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = labCurve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double labCurve(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double linear(int part) {
        double c = part / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double hue(double a, double b) {
        return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
    }

    private static double pow7(double x) {
        return Math.pow(x, 7);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
