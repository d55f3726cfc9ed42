package dev.hearth.host.address;

import dev.hearth.host.wire.Varint;
import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One multiaddr value between text and bytes. */
sealed interface ValueCodec {
  byte[] bytes(String text) throws MalformedException;

  String text(byte[] bytes) throws MalformedException;

  /** The bytes as they stand in an address; with a length before them where it is not fixed. */
  default byte[] frame(byte[] bytes) {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    Varint.write(framed, bytes.length);
    framed.writeBytes(bytes);
    return framed.toByteArray();
  }

  default byte[] unframe(ByteArrayInputStream in) throws IOException {
    return take(in, Varint.read(in::read));
  }

  static byte[] take(ByteArrayInputStream in, long length) throws IOException {
    if (length > in.available()) {
      throw new EOFException("an address cut short");
    }
    return in.readNBytes((int) length);
  }

  /** A value whose size its protocol fixes. */
  sealed interface Fixed extends ValueCodec {
    int size();

    @Override
    default byte[] frame(byte[] bytes) {
      return bytes;
    }

    @Override
    default byte[] unframe(ByteArrayInputStream in) throws IOException {
      return take(in, size());
    }
  }

  record Ip(int size) implements Fixed {
    @Override
    public byte[] bytes(String text) throws MalformedException {
      return IpText.parse(text, size);
    }

    @Override
    public String text(byte[] bytes) {
      return IpText.format(bytes);
    }
  }

  record Port() implements Fixed {
    @Override
    public int size() {
      return Short.BYTES;
    }

    @Override
    public byte[] bytes(String text) throws MalformedException {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 0xffff) {
        throw new MalformedException("not a port: " + text);
      }
      int port = Integer.parseInt(text);
      return new byte[] {(byte) (port >> 8), (byte) port};
    }

    @Override
    public String text(byte[] bytes) {
      return Integer.toString((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
    }
  }

  record Name() implements ValueCodec {
    private static final int MAX_NAME = 253;

    @Override
    public byte[] bytes(String text) throws MalformedException {
      return checked(text).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String text(byte[] bytes) throws MalformedException {
      return checked(new String(bytes, StandardCharsets.US_ASCII));
    }

    private static String checked(String name) throws MalformedException {
      if (name.length() > MAX_NAME || !name.matches("[A-Za-z0-9._-]+")) {
        throw new MalformedException("not a host name");
      }
      return name;
    }
  }

  record Peer() implements ValueCodec {
    @Override
    public byte[] bytes(String text) throws MalformedException {
      return PeerIds.parse(text).toMultihash();
    }

    @Override
    public String text(byte[] bytes) throws MalformedException {
      return PeerIds.decode(bytes).text();
    }
  }
}
