package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Wei;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Bytes of a genesis and of entries: a kind, then the fields in order, big-endian. */
final class EntryCodec {
  private static final int GENESIS = 0;
  private static final int TRANSACTION = 1;
  private static final int EMPTY_BLOCK = 2;
  private static final int BALANCE = 3;
  private static final int TIME = 4;

  @FunctionalInterface
  private interface Body {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private EntryCodec() {}

  static byte[] encode(Genesis genesis) throws IOException {
    return bytes(
        out -> {
          out.writeByte(GENESIS);
          out.writeLong(genesis.chainId());
          out.writeLong(genesis.time());
          write(out, genesis.baseFee());
          out.writeInt(genesis.funded().size());
          for (var funded : genesis.funded().entrySet()) {
            out.write(funded.getKey().toArray());
            write(out, funded.getValue());
          }
        });
  }

  static byte[] encode(Entry entry) throws IOException {
    return bytes(
        out -> {
          switch (entry) {
            case Entry.TransactionSealed(long time, Bytes raw) -> {
              out.writeByte(TRANSACTION);
              out.writeLong(time);
              out.writeInt(raw.size());
              out.write(raw.toArray());
            }
            case Entry.EmptyBlockSealed(long time) -> {
              out.writeByte(EMPTY_BLOCK);
              out.writeLong(time);
            }
            case Entry.BalanceSet(Address address, Wei balance) -> {
              out.writeByte(BALANCE);
              out.write(address.toArray());
              write(out, balance);
            }
            case Entry.TimeMoved(long offset, OptionalLong nextBlock) -> {
              out.writeByte(TIME);
              out.writeLong(offset);
              out.writeBoolean(nextBlock.isPresent());
              out.writeLong(nextBlock.orElse(0));
            }
          }
        });
  }

  static Genesis decodeGenesis(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readByte() != GENESIS) {
      throw new IOException("a chain begins with its genesis");
    }
    final long chainId = in.readLong();
    final long time = in.readLong();
    final Wei baseFee = readWei(in);
    Map<Address, Wei> funded = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      funded.put(readAddress(in), readWei(in));
    }
    return new Genesis(chainId, time, baseFee, funded);
  }

  static Entry decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int kind = in.readByte();
    return switch (kind) {
      case TRANSACTION ->
          new Entry.TransactionSealed(in.readLong(), Bytes.of(in.readNBytes(in.readInt())));
      case EMPTY_BLOCK -> new Entry.EmptyBlockSealed(in.readLong());
      case BALANCE -> new Entry.BalanceSet(readAddress(in), readWei(in));
      case TIME -> readTime(in);
      default -> throw new IOException("an entry of unknown kind " + kind);
    };
  }

  private static Entry readTime(DataInputStream in) throws IOException {
    long offset = in.readLong();
    boolean hasNextBlock = in.readBoolean();
    long nextBlock = in.readLong();
    return new Entry.TimeMoved(
        offset, hasNextBlock ? OptionalLong.of(nextBlock) : OptionalLong.empty());
  }

  private static byte[] bytes(Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Wei wei) throws IOException {
    byte[] magnitude = wei.amount().toByteArray();
    out.writeByte(magnitude.length);
    out.write(magnitude);
  }

  private static Wei readWei(DataInputStream in) throws IOException {
    return new Wei(new BigInteger(in.readNBytes(in.readUnsignedByte())));
  }

  private static Address readAddress(DataInputStream in) throws IOException {
    return Address.of(in.readNBytes(Address.SIZE));
  }
}
