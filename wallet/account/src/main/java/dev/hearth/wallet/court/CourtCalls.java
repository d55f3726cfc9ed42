package dev.hearth.wallet.court;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.dispute.Chunk;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.protocol.dispute.Written;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;

/** The court's functions as call data (Solidity contract ABI); tests hold them to Court.abi. */
final class CourtCalls {
  private static final String TERMS =
      "(address,bytes32,address,address,bytes32,bytes32,bytes32,bytes32,uint256,uint256)";
  private static final String POSITION =
      "(bytes32,uint256,uint256,uint256,bytes32,bytes32,uint256,uint256,uint256,uint256,uint256,"
          + "uint256,bytes32,uint256)";
  private static final String PICKED = "(uint256,bytes32,bytes32[],bytes32,bytes32[])";
  private static final String HEADER = "(bytes,bytes32[])";
  private static final String STAGE = "(" + HEADER + ",bytes,bytes32[],bytes)";
  private static final String REGIONS = "(bytes32,bytes32,bytes32)";
  private static final String WRITTEN = "(" + REGIONS + ",bytes32,bytes32[])";
  private static final String CHUNK = "(uint256,uint256,bytes,bytes32[],bytes32[])";
  private static final String EVIDENCE = "(" + REGIONS + "," + CHUNK + "[],bytes,bytes)";
  private static final String FROM = TERMS + "," + POSITION + ",";

  static final String OPEN = "open(" + TERMS + ")";
  static final String MISCOUNTED = "miscounted(" + TERMS + "," + HEADER + ")";
  static final String STEPS = "steps(" + FROM + PICKED + "," + HEADER + ",bytes32[])";
  static final String STAGES_OF_STEP =
      "stagesOfStep(" + FROM + PICKED + "," + HEADER + ",bytes32,bytes32,bytes32[])";
  static final String STAGES_OF_UPDATE =
      "stagesOfUpdate(" + FROM + PICKED + "," + HEADER + ",bytes32,bytes32[])";
  static final String NARROW = "narrow(" + FROM + PICKED + ",bytes32[])";
  static final String TREE = "tree(" + FROM + PICKED + "," + STAGE + "," + WRITTEN + ",bytes32[])";
  static final String SUBTREE = "subtree(" + FROM + PICKED + ",bytes32[])";
  static final String WORDS = "words(" + FROM + PICKED + ",bytes)";
  static final String OPERATIONS = "operations(" + FROM + "uint256,bytes," + STAGE + ",bytes32[])";
  static final String PROVE = "prove(" + FROM + PICKED + "," + STAGE + "," + EVIDENCE + ")";
  static final String PROVE_MAP =
      "proveMap(" + FROM + "uint256,bytes," + STAGE + "," + EVIDENCE + ")";
  static final String AGREE = "agree(" + FROM + POSITION + ",bytes,bytes)";
  static final String TIMEOUT = "timeout(" + TERMS + "," + POSITION + ")";
  static final String STATE_OF = "stateOf(bytes32)";
  static final String REFEREE = "referee()";

  private CourtCalls() {}

  static Bytes open(Terms terms) {
    return encode(OPEN, struct(terms));
  }

  static Bytes miscounted(Terms terms, HeaderProof program) {
    return encode(MISCOUNTED, struct(terms), struct(program));
  }

  static Bytes move(Terms terms, Position from, Move move) {
    return switch (move) {
      case Move.Steps m ->
          move(STEPS, terms, from, struct(m.picked()), struct(m.program()), words(m.values()));
      case Move.StagesOfStep m ->
          move(
              STAGES_OF_STEP,
              terms,
              from,
              struct(m.picked()),
              struct(m.program()),
              word(m.state()),
              word(m.work()),
              words(m.values()));
      case Move.StagesOfUpdate m ->
          move(
              STAGES_OF_UPDATE,
              terms,
              from,
              struct(m.picked()),
              struct(m.program()),
              word(m.update()),
              words(m.values()));
      case Move.Narrow m -> move(NARROW, terms, from, struct(m.picked()), words(m.values()));
      case Move.Tree m ->
          move(
              TREE,
              terms,
              from,
              struct(m.picked()),
              struct(m.stage()),
              struct(m.before()),
              words(m.values()));
      case Move.Subtree m -> move(SUBTREE, terms, from, struct(m.picked()), words(m.values()));
      case Move.Words m -> move(WORDS, terms, from, struct(m.picked()), bytes(m.data()));
      case Move.Operations m ->
          move(
              OPERATIONS,
              terms,
              from,
              number(m.index()),
              bytes(m.data()),
              struct(m.stage()),
              words(m.values()));
      case Move.Prove m ->
          move(PROVE, terms, from, struct(m.picked()), struct(m.stage()), struct(m.evidence()));
      case Move.ProveMap m ->
          move(
              PROVE_MAP,
              terms,
              from,
              number(m.index()),
              bytes(m.data()),
              struct(m.stage()),
              struct(m.evidence()));
    };
  }

  static Bytes agree(
      Terms terms, Position from, Position position, Signature challenger, Signature provider) {
    return encode(
        AGREE,
        struct(terms),
        struct(from),
        struct(position),
        new DynamicBytes(challenger.toArray()),
        new DynamicBytes(provider.toArray()));
  }

  static Bytes timeout(Terms terms, Position from) {
    return encode(TIMEOUT, struct(terms), struct(from));
  }

  static Bytes stateOf(Hash dispute) {
    return encode(STATE_OF, word(dispute));
  }

  static Bytes referee() {
    return encode(REFEREE);
  }

  private static Bytes move(String function, Terms terms, Position from, Type<?>... rest) {
    Type<?>[] arguments = new Type<?>[rest.length + 2];
    arguments[0] = struct(terms);
    arguments[1] = struct(from);
    System.arraycopy(rest, 0, arguments, 2, rest.length);
    return encode(function, arguments);
  }

  private static StaticStruct struct(Terms terms) {
    return new StaticStruct(
        word(terms.opener()),
        word(terms.subject()),
        word(terms.challenger()),
        word(terms.provider()),
        word(terms.programHash()),
        word(terms.inputsRoot()),
        word(terms.startRoot()),
        word(terms.commitment()),
        number(terms.values()),
        number(terms.patience()));
  }

  private static StaticStruct struct(Position position) {
    return new StaticStruct(
        word(position.dispute()),
        number(position.ply()),
        number(position.level().ordinal()),
        number(position.program()),
        word(position.memory()),
        word(position.pre()),
        number(position.begin()),
        number(position.end()),
        number(position.stage()),
        number(position.height()),
        number(position.index()),
        number(position.element()),
        word(position.list()),
        number(position.count()));
  }

  private static DynamicStruct struct(Picked picked) {
    return new DynamicStruct(
        number(picked.index()),
        word(picked.value()),
        words(picked.path()),
        word(picked.before()),
        words(picked.beforePath()));
  }

  private static DynamicStruct struct(HeaderProof proof) {
    return new DynamicStruct(bytes(proof.header()), words(proof.path()));
  }

  private static DynamicStruct struct(StageProof proof) {
    return new DynamicStruct(
        struct(proof.program()), bytes(proof.leaf()), words(proof.path()), bytes(proof.code()));
  }

  private static StaticStruct struct(Regions regions) {
    return new StaticStruct(word(regions.first()), word(regions.second()), word(regions.third()));
  }

  private static DynamicStruct struct(Written written) {
    return new DynamicStruct(
        struct(written.regions()), word(written.root()), words(written.path()));
  }

  private static DynamicStruct struct(Chunk chunk) {
    return new DynamicStruct(
        number(chunk.tensor()),
        number(chunk.index()),
        bytes(chunk.words()),
        words(chunk.path()),
        words(chunk.variablePath()));
  }

  private static DynamicStruct struct(Evidence evidence) {
    List<DynamicStruct> chunks = evidence.chunks().stream().map(CourtCalls::struct).toList();
    return new DynamicStruct(
        struct(evidence.regions()),
        new DynamicArray<>(DynamicStruct.class, chunks),
        bytes(evidence.operands()),
        bytes(evidence.chunkOf()));
  }

  private static Bytes encode(String signature, Type<?>... arguments) {
    String selector = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).brief();
    return Bytes.ofHex(selector + FunctionEncoder.encodeConstructor(List.of(arguments)));
  }

  private static DynamicArray<Bytes32> words(List<Hash> hashes) {
    return new DynamicArray<>(Bytes32.class, hashes.stream().map(CourtCalls::word).toList());
  }

  private static Bytes32 word(Hash hash) {
    return new Bytes32(hash.toArray());
  }

  private static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }

  private static Uint256 number(long value) {
    return new Uint256(value);
  }

  private static DynamicBytes bytes(Bytes value) {
    return new DynamicBytes(value.toArray());
  }
}
