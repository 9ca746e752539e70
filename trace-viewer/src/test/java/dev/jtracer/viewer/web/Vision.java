package dev.jtracer.viewer.web;

/** How somebody sees: what each part of the seen colour takes from the parts of the real one, in linear light. */
record Vision(Colour toRed, Colour toGreen, Colour toBlue) {
    static final Vision NORMAL = new Vision(new Colour(1, 0, 0), new Colour(0, 1, 0), new Colour(0, 0, 1));
    static final Vision PROTANOPIA = new Vision(
            new Colour(0.152286, 1.052583, -0.204868),
            new Colour(0.114503, 0.786281, 0.099216),
            new Colour(-0.003882, -0.048116, 1.051998));
    static final Vision DEUTERANOPIA = new Vision(
            new Colour(0.367322, 0.860646, -0.227968),
            new Colour(0.280085, 0.672501, 0.047413),
            new Colour(-0.011820, 0.042940, 0.968881));
    static final Vision TRITANOPIA = new Vision(
            new Colour(1.255528, -0.076749, -0.178779),
            new Colour(-0.078411, 0.930809, 0.147602),
            new Colour(0.004733, 0.691367, 0.303900));
}
