package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Tile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A {@link Tile} as bytes that a browser reads without parsing: columns at multiples of their element's size, little-endian.
 *
 * <pre>
 *   offset  type          what
 *        0  u32           0x31544c4a ("JLT1")
 *        4  u32           level
 *        8  u32           rows R
 *       12  u32           pieces P
 *       16  u32           runs N
 *       20  u32           length of the names in bytes
 *       24  f64           number of the tile
 *       32  f64 x P       startNs
 *           f64 x P       endNs
 *           f64 x P       taskId
 *           u32 x P       row
 *           i32 x P       text
 *           i32 x P       owner
 *           u16 x P, pad  key
 *           u8  x P       flags
 *           u8  x P, pad  owners
 *           u16 x N       from
 *           u16 x N       to
 *           u16 x N, pad  key
 *           u32 x N       count
 *           u8  x N, pad  share
 *           u32 x R       thread
 *           u32 x R       first piece
 *           u32 x R       first run
 *           u8  x R       kind
 *           u8  x R       depth
 *           names         UTF-8, each ended by a 0 byte
 * </pre>
 *
 * <p>"pad" stands for zeros up to the next multiple of 4.
 */
final class TileBytes {
    private static final int MAGIC = 0x31544c4a;
    private static final int HEADER_BYTES = 32;

    private TileBytes() {}

    /** The bytes of a tile. */
    static byte[] of(Tile tile) {
        byte[] names = names(tile.names());
        int rows = tile.rows().size();
        int pieces = tile.pieces().row().length;
        int runs = tile.runs().from().length;
        int size = HEADER_BYTES + 3 * 8 * pieces + 3 * 4 * pieces + padded(2 * pieces) + padded(2 * pieces);
        size += padded(6 * runs) + 4 * runs + padded(runs) + 3 * 4 * rows + 2 * rows + names.length;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(tile.level()).putInt(rows).putInt(pieces).putInt(runs);
        out.putInt(names.length).putDouble((double) tile.tile());
        put(out, tile.pieces());
        put(out, tile.runs());
        put(out, tile.rows());
        out.put(names);
        return out.array();
    }

    private static void put(ByteBuffer out, Tile.Pieces pieces) {
        doubles(out, pieces.startNs());
        doubles(out, pieces.endNs());
        doubles(out, pieces.taskId());
        ints(out, pieces.row());
        ints(out, pieces.text());
        ints(out, pieces.owner());
        shorts(out, pieces.key());
        pad(out);
        bytes(out, pieces.flags());
        bytes(out, pieces.owners());
        pad(out);
    }

    private static void put(ByteBuffer out, Tile.Runs runs) {
        shorts(out, runs.from());
        shorts(out, runs.to());
        shorts(out, runs.key());
        pad(out);
        ints(out, runs.count());
        bytes(out, runs.share());
        pad(out);
    }

    private static void put(ByteBuffer out, List<Tile.Row> rows) {
        rows.forEach(row -> out.putInt(row.thread()));
        rows.forEach(row -> out.putInt(row.firstPiece()));
        rows.forEach(row -> out.putInt(row.firstRun()));
        rows.forEach(row -> out.put((byte) kind(row.kind())));
        rows.forEach(row -> out.put((byte) row.depth()));
    }

    private static int kind(Tile.Kind kind) {
        return switch (kind) {
            case STATE -> 0;
            case SCOPE -> 1;
            case REGION -> 2;
        };
    }

    private static void doubles(ByteBuffer out, long[] column) {
        for (long value : column) {
            out.putDouble((double) value);
        }
    }

    private static void ints(ByteBuffer out, int[] column) {
        for (int value : column) {
            out.putInt(value);
        }
    }

    private static void shorts(ByteBuffer out, int[] column) {
        for (int value : column) {
            out.putShort((short) value);
        }
    }

    private static void bytes(ByteBuffer out, int[] column) {
        for (int value : column) {
            out.put((byte) Math.min(value, 255));
        }
    }

    private static void pad(ByteBuffer out) {
        out.position(padded(out.position()));
    }

    private static int padded(int bytes) {
        return (bytes + 3) & ~3;
    }

    /** Names as text; a 0 inside one would end it, and is escaped where the names are made. */
    private static byte[] names(List<String> names) {
        return (String.join("\0", names) + (names.isEmpty() ? "" : "\0")).getBytes(StandardCharsets.UTF_8);
    }
}
