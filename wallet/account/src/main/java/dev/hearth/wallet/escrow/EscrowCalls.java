package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint64;

/** The escrow's functions as call data (Solidity contract ABI); tests hold them to Escrow.abi. */
final class EscrowCalls {
  static final String LEASE =
      "(bytes32,uint32,uint32,uint32,address,address,uint256,uint256,bytes32,bytes32,bytes32,uint64)";

  static final String FUND = "fund(bytes32,address,uint64,address,uint256)";
  static final String TOP_UP = "topUp(bytes32,uint256)";
  static final String REDEEM =
      "redeem((bytes32,address,uint256),bytes,(" + LEASE + ",bytes,uint256)[])";
  static final String REFUND = "refund(bytes32)";
  static final String JOB_OF = "jobOf(bytes32)";
  static final String ACCOUNT_OF = "accountOf(bytes32,address)";
  static final String HINT_FOR = "hintFor(bytes32,uint256)";
  static final String SLICE_ENDING_AT = "sliceEndingAt(bytes32,uint256)";

  static final int SELECTOR = 4;

  private EscrowCalls() {}

  static Bytes fund(Hash job, Address signer, Instant deadline, Address token, Wei deposit) {
    return encode(
        FUND,
        word(job),
        word(signer),
        new Uint64(deadline.getEpochSecond()),
        word(token),
        new Uint256(deposit.amount()));
  }

  static Bytes topUp(Hash job, Wei amount) {
    return encode(TOP_UP, word(job), new Uint256(amount.amount()));
  }

  /**
   * @param hints for each lease the end of a taken slice before its own, or 0
   */
  static Bytes redeem(SignedVoucher voucher, List<SignedLease> leases, List<BigInteger> hints) {
    List<DynamicStruct> encoded = new ArrayList<>();
    for (int i = 0; i < leases.size(); i++) {
      SignedLease lease = leases.get(i);
      encoded.add(
          new DynamicStruct(
              struct(lease.lease()), bytes(lease.signature()), new Uint256(hints.get(i))));
    }
    return encode(
        REDEEM,
        struct(voucher.voucher()),
        bytes(voucher.signature()),
        new DynamicArray<>(DynamicStruct.class, encoded));
  }

  static Bytes refund(Hash job) {
    return encode(REFUND, word(job));
  }

  static Bytes jobOf(Hash job) {
    return encode(JOB_OF, word(job));
  }

  static Bytes accountOf(Hash job, Address provider) {
    return encode(ACCOUNT_OF, word(job), word(provider));
  }

  static Bytes hintFor(Hash job, Wei from) {
    return encode(HINT_FOR, word(job), new Uint256(from.amount()));
  }

  static Bytes sliceEndingAt(Hash job, Wei end) {
    return encode(SLICE_ENDING_AT, word(job), new Uint256(end.amount()));
  }

  private static StaticStruct struct(Voucher voucher) {
    return new StaticStruct(
        word(voucher.job()), word(voucher.provider()), new Uint256(voucher.total().amount()));
  }

  static StaticStruct struct(Lease lease) {
    return new StaticStruct(
        word(lease.job()),
        new Uint32(Integer.toUnsignedLong(lease.round())),
        new Uint32(Integer.toUnsignedLong(lease.shard())),
        new Uint32(Integer.toUnsignedLong(lease.replica())),
        word(lease.provider()),
        word(lease.node()),
        new Uint256(lease.from().amount()),
        new Uint256(lease.price().amount()),
        word(lease.startRoot()),
        word(lease.programHash()),
        word(lease.inputsRoot()),
        new Uint64(lease.deadline()));
  }

  static Bytes encode(String signature, Type<?>... arguments) {
    String selector = HexFormat.of().formatHex(selector(signature));
    return Bytes.ofHex(selector + FunctionEncoder.encodeConstructor(List.of(arguments)));
  }

  static byte[] selector(String signature) {
    byte[] hash = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).toArray();
    return Arrays.copyOf(hash, SELECTOR);
  }

  static Bytes32 word(Hash hash) {
    return new Bytes32(hash.toArray());
  }

  static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }

  static DynamicBytes bytes(Signature signature) {
    return new DynamicBytes(signature.toArray());
  }
}
