package dev.hearth.protocol;

/** A 20-byte account on the chain. */
public record Address(Bytes bytes) {
  public static final int SIZE = 20;

  /** Nobody's; where a token is named, it stands for the chain's own coin. */
  public static final Address ZERO = of(new byte[SIZE]);

  public Address {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("an address is 20 bytes, not " + bytes.size());
    }
  }

  public static Address of(byte[] bytes) {
    return new Address(Bytes.of(bytes));
  }

  public static Address ofHex(String hex) {
    return new Address(Bytes.ofHex(hex));
  }

  public byte[] toArray() {
    return bytes.toArray();
  }

  /** 0x and 40 lower-case digits. */
  @Override
  public String toString() {
    return bytes.toString();
  }
}
