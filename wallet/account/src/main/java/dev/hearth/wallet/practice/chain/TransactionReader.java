package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Signature;
import dev.hearth.wallet.practice.chain.Transaction.Seal;
import dev.hearth.wallet.practice.chain.Transaction.Type;
import dev.hearth.wallet.practice.evm.AccessListEntry;
import dev.hearth.wallet.practice.evm.Word;
import dev.hearth.wallet.practice.rlp.MalformedRlpException;
import dev.hearth.wallet.practice.rlp.Rlp;
import dev.hearth.wallet.practice.rlp.RlpReader;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads signed transactions: legacy, EIP-2930 and EIP-1559. */
final class TransactionReader {
  private static final int SIGNATURE_FIELDS = 3;

  /** Legacy v: 27 or 28, or 35 or 36 plus twice the chain id (EIP-155). */
  private static final BigInteger UNPROTECTED = BigInteger.valueOf(27);

  private static final BigInteger PROTECTED = BigInteger.valueOf(35);

  private final byte[] raw;
  private final Type type;
  private final Fields fields;

  private TransactionReader(byte[] raw, Type type, Fields fields) {
    this.raw = raw;
    this.type = type;
    this.fields = fields;
  }

  static Transaction read(byte[] raw) throws MalformedTransactionException {
    try {
      Type type = typeOf(raw);
      byte[] body = type == Type.LEGACY ? raw : Arrays.copyOfRange(raw, 1, raw.length);
      Fields fields = Fields.of(RlpReader.read(body), fieldCount(type));
      return new TransactionReader(raw, type, fields).transaction();
    } catch (MalformedRlpException e) {
      throw new MalformedTransactionException(e.getMessage());
    }
  }

  private static Type typeOf(byte[] raw) throws MalformedTransactionException {
    if (raw.length > 0 && (raw[0] & 0xff) >= Rlp.LIST) {
      return Type.LEGACY;
    }
    return switch (raw.length == 0 ? 0 : raw[0]) {
      case 1 -> Type.ACCESS_LIST;
      case 2 -> Type.DYNAMIC_FEE;
      default -> throw new MalformedTransactionException("transaction type not supported");
    };
  }

  private static int fieldCount(Type type) {
    return switch (type) {
      case LEGACY -> 9;
      case ACCESS_LIST -> 11;
      case DYNAMIC_FEE -> 12;
    };
  }

  private Transaction transaction() throws MalformedRlpException, MalformedTransactionException {
    final Optional<BigInteger> typedChain =
        type == Type.LEGACY ? Optional.empty() : Optional.of(fields.nextWord());
    final long nonce = fields.nextLong();
    final BigInteger priorityFee = fields.nextWord();
    final BigInteger maxFee = type == Type.DYNAMIC_FEE ? fields.nextWord() : priorityFee;
    final long gasLimit = fields.nextLong();
    final Optional<Address> to = fields.nextRecipient();
    final BigInteger value = fields.nextWord();
    final Bytes data = Bytes.of(fields.nextBytes());
    final List<AccessListEntry> accessList =
        type == Type.LEGACY ? List.of() : accessList(fields.nextList());
    final Seal seal = new Seal(fields.nextWord(), fields.nextWord(), fields.nextWord());
    final Optional<BigInteger> chain = type == Type.LEGACY ? legacyChain(seal.v()) : typedChain;
    return new Transaction(
        type,
        chain,
        nonce,
        priorityFee,
        maxFee,
        gasLimit,
        to,
        value,
        data,
        accessList,
        seal,
        sender(seal, chain),
        Hash.keccak256(raw),
        Bytes.of(raw));
  }

  private static List<AccessListEntry> accessList(List<Rlp> items) throws MalformedRlpException {
    List<AccessListEntry> entries = new ArrayList<>();
    for (Rlp item : items) {
      Fields entry = Fields.of(item, 2);
      Address address = Address.of(entry.nextBytes(Address.SIZE));
      List<BigInteger> keys = new ArrayList<>();
      for (Rlp key : entry.nextList()) {
        keys.add(Word.fromBytes(Fields.bytes(key, Hash.SIZE)));
      }
      entries.add(new AccessListEntry(address, keys));
    }
    return entries;
  }

  private static Optional<BigInteger> legacyChain(BigInteger v) {
    return v.compareTo(PROTECTED) < 0
        ? Optional.empty()
        : Optional.of(v.subtract(PROTECTED).shiftRight(1));
  }

  private Address sender(Seal seal, Optional<BigInteger> chain)
      throws MalformedTransactionException {
    BigInteger parity = parity(seal.v(), chain);
    if (parity.signum() < 0 || parity.bitLength() > 1) {
      throw new MalformedTransactionException("invalid transaction v, r, s values");
    }
    return PublicKey.recover(Hash.keccak256(signedBytes(chain)), signature(seal, parity))
        .map(PublicKey::address)
        .orElseThrow(() -> new MalformedTransactionException("invalid transaction v, r, s values"));
  }

  private BigInteger parity(BigInteger v, Optional<BigInteger> chain) {
    if (type != Type.LEGACY) {
      return v;
    }
    return chain
        .map(id -> v.subtract(PROTECTED).subtract(id.shiftLeft(1)))
        .orElseGet(() -> v.subtract(UNPROTECTED));
  }

  private static Signature signature(Seal seal, BigInteger parity) {
    return Signature.of(
        ByteBuffer.allocate(Signature.SIZE)
            .put(Word.toBytes(seal.r()))
            .put(Word.toBytes(seal.s()))
            .put((byte) (UNPROTECTED.intValue() + parity.intValue()))
            .array());
  }

  /** The bytes whose hash was signed: all but the signature, in a legacy one with the chain. */
  private byte[] signedBytes(Optional<BigInteger> chain) {
    List<Rlp> items = fields.allBut(SIGNATURE_FIELDS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (type != Type.LEGACY) {
      out.write(type.ordinal());
    } else if (chain.isPresent()) {
      items.addAll(List.of(Rlp.of(chain.get()), Rlp.of(0), Rlp.of(0)));
    }
    Rlp.list(items).write(out);
    return out.toByteArray();
  }
}
