package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint96;

/** The contract's functions as call data (Solidity contract ABI); tests hold them to Audits.abi. */
final class AuditCalls {
  private static final String SHOWN =
      "(uint256,bytes32,bytes32,bytes32,uint256,bytes32[],uint256,bytes32[])";

  static final String OPEN_POT = "openPot(address,bytes32,(uint32,uint96,uint96,uint96))";
  static final String FILL = "fill(bytes32)";
  static final String ENROL = "enrol(bytes32,bytes32)";
  static final String WITHDRAW_BOND = "withdrawBond(bytes32)";
  static final String ANNOUNCE = "announce(bytes32,bytes32)";
  static final String POKE = "poke(bytes32,bytes32)";
  static final String COMMIT = "commit(bytes32,bytes32,uint256,bytes32)";
  static final String REVEAL = "reveal(bytes32,bytes32,uint256,bool,bytes32,bytes32)";
  static final String SETTLE_VERDICT = "settleVerdict(bytes32,bytes32,uint256)";
  static final String EXPOSE = "expose(bytes32,bytes32," + SHOWN + ",bytes32)";
  static final String PAY_KEEPER = "payKeeper(bytes32,bytes32,bytes)";
  static final String EMPTY = "empty(bytes32)";
  static final String COLLECT = "collect()";
  static final String POT_OF = "potOf(bytes32)";
  static final String AUDITOR_OF = "auditorOf(bytes32,address)";
  static final String AUDITOR_AT = "auditorAt(bytes32,uint256)";
  static final String DRAW_OF = "drawOf(bytes32,bytes32)";
  static final String VERDICT_OF = "verdictOf(bytes32,bytes32,uint256)";
  static final String TURN_OF = "turnOf(bytes32,bytes32,uint256)";
  static final String CREDIT_OF = "creditOf(address)";
  static final String MAKER = "maker()";
  static final String JOIN_KEEPERS = "joinKeepers()";
  static final String RESIGN = "resign()";
  static final String LEAVE_KEEPERS = "leaveKeepers()";
  static final String ANNOUNCE_KEEPERS = "announceKeepers(address,bytes32)";
  static final String DRAW_KEEPERS = "drawKeepers(address,bytes32)";
  static final String KEEPERS_DRAW_OF = "keepersDrawOf(address,bytes32)";
  static final String KEEPER_OF = "keeperOf(address)";
  static final String KEEPERS_COUNT = "keepersCount()";
  static final String KEEPER_AT = "keeperAt(uint256)";

  private AuditCalls() {}

  static Bytes openPot(Address escrow, Hash job, PotTerms terms) {
    StaticStruct struct =
        new StaticStruct(
            new Uint32(terms.perMillion()),
            new Uint96(terms.reward().amount()),
            new Uint96(terms.keeperReward().amount()),
            new Uint96(terms.bond().amount()));
    return encode(OPEN_POT, word(escrow), word(job), struct);
  }

  static Bytes enrol(Hash pot, String vendor) {
    byte[] text = vendor.getBytes(StandardCharsets.UTF_8);
    return encode(ENROL, word(pot), new Bytes32(Arrays.copyOf(text, Hash.SIZE)));
  }

  static Bytes commit(Hash pot, Verdict verdict, Address auditor) {
    return encode(
        COMMIT,
        word(pot),
        word(verdict.claim()),
        number(verdict.lease()),
        word(verdict.commitment(pot, auditor)));
  }

  static Bytes reveal(Hash pot, Verdict verdict) {
    return encode(
        REVEAL,
        word(pot),
        word(verdict.claim()),
        number(verdict.lease()),
        new Bool(verdict.matches()),
        word(verdict.evidence()),
        word(verdict.salt()));
  }

  static Bytes expose(Hash pot, Hash claim, Planted planted) {
    DynamicStruct shown =
        new DynamicStruct(
            number(planted.index()),
            word(planted.digest()),
            word(planted.signatureHash()),
            word(planted.claimed().commitment()),
            number(planted.claimed().values()),
            words(planted.path()),
            number(planted.place()),
            words(planted.valuePath()));
    return encode(EXPOSE, word(pot), word(claim), shown, word(planted.salt()));
  }

  static Bytes payKeeper(Hash pot, Hash claim, Signature receipt) {
    return encode(PAY_KEEPER, word(pot), word(claim), new DynamicBytes(receipt.toArray()));
  }

  static Bytes encode(String signature, Type<?>... arguments) {
    String selector = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).brief();
    return Bytes.ofHex(selector + FunctionEncoder.encodeConstructor(List.of(arguments)));
  }

  /** keccak256 of the arguments as the contract's {@code abi.encode} writes static ones. */
  static Hash hash(Type<?>... arguments) {
    String words = FunctionEncoder.encodeConstructor(List.of(arguments));
    return Hash.keccak256(Bytes.ofHex(words).toArray());
  }

  static Bytes32 word(Hash hash) {
    return new Bytes32(hash.toArray());
  }

  static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }

  static Uint256 number(long value) {
    return new Uint256(value);
  }

  private static DynamicArray<Bytes32> words(List<Hash> hashes) {
    return new DynamicArray<>(Bytes32.class, hashes.stream().map(AuditCalls::word).toList());
  }
}
