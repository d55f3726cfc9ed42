package dev.hearth.training.data;

import dev.hearth.protocol.MalformedException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Which byte a token stands for: token n is the n-th smallest byte of the vocabulary. A byte
 * vocabulary has all 256, a character vocabulary those of its text. Its blob is the bytes.
 */
public final class Vocabulary {
  private static final int BYTES = 256;
  private static final short UNKNOWN = -1;

  private final byte[] symbols;
  private final short[] ids = new short[BYTES];

  private Vocabulary(byte[] symbols) {
    this.symbols = symbols;
    Arrays.fill(ids, UNKNOWN);
    for (int id = 0; id < symbols.length; id++) {
      ids[Byte.toUnsignedInt(symbols[id])] = (short) id;
    }
  }

  /** All 256. */
  public static Vocabulary bytes() {
    byte[] all = new byte[BYTES];
    for (int symbol = 0; symbol < BYTES; symbol++) {
      all[symbol] = (byte) symbol;
    }
    return new Vocabulary(all);
  }

  /** The distinct bytes of a text that is not empty. */
  public static Vocabulary characters(byte[] text) {
    if (text.length == 0) {
      throw new IllegalArgumentException("an empty text has no vocabulary");
    }
    BitSet seen = new BitSet(BYTES);
    for (byte symbol : text) {
      seen.set(Byte.toUnsignedInt(symbol));
    }
    byte[] symbols = new byte[seen.cardinality()];
    int id = 0;
    for (int symbol = seen.nextSetBit(0); symbol >= 0; symbol = seen.nextSetBit(symbol + 1)) {
      symbols[id++] = (byte) symbol;
    }
    return new Vocabulary(symbols);
  }

  /** Reads what {@link #blob} wrote; throws MalformedException unless the bytes ascend. */
  public static Vocabulary read(byte[] blob) throws MalformedException {
    if (blob.length == 0 || blob.length > BYTES) {
      throw new MalformedException("a vocabulary has 1 to 256 bytes, not " + blob.length);
    }
    for (int id = 1; id < blob.length; id++) {
      if (Byte.compareUnsigned(blob[id - 1], blob[id]) >= 0) {
        throw new MalformedException(
            "the bytes of a vocabulary ascend; number " + id + " does not");
      }
    }
    return new Vocabulary(blob.clone());
  }

  public int size() {
    return symbols.length;
  }

  public byte[] blob() {
    return symbols.clone();
  }

  /** Throws MalformedException at the first byte that is not in the vocabulary. */
  public Tokens encode(byte[] text) throws MalformedException {
    short[] encoded = new short[text.length];
    for (int at = 0; at < text.length; at++) {
      encoded[at] = ids[Byte.toUnsignedInt(text[at])];
      if (encoded[at] == UNKNOWN) {
        throw new MalformedException(
            "byte 0x" + HexFormat.of().toHexDigits(text[at]) + " is not in the vocabulary");
      }
    }
    return new Tokens(encoded);
  }

  /** As {@link #encode}, but leaves out what is not in the vocabulary: for prompts people type. */
  public int[] encodeKnown(byte[] text) {
    int[] encoded = new int[text.length];
    int known = 0;
    for (byte symbol : text) {
      short id = ids[Byte.toUnsignedInt(symbol)];
      if (id != UNKNOWN) {
        encoded[known++] = id;
      }
    }
    return Arrays.copyOf(encoded, known);
  }

  /** The byte of one token. */
  public byte decode(int token) {
    return symbols[token];
  }

  public byte[] decode(Tokens tokens) {
    byte[] text = new byte[tokens.size()];
    for (int at = 0; at < text.length; at++) {
      text[at] = decode(tokens.at(at));
    }
    return text;
  }
}
