package dev.hearth.node.proof;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.chain.Trial;
import dev.hearth.wallet.practice.evm.Invocation;
import dev.hearth.wallet.practice.evm.Outcome;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The referee contract on a chain of its own, asked without transactions. */
final class RefereeOnChain implements AutoCloseable {
  private static final long GAS = 10_000_000;
  private static final Address NOBODY = Address.of(new byte[Address.SIZE]);
  private static final byte[] RUN = selector("run(bytes,uint256,uint256,uint256,bytes)");
  private static final byte[] OPERATIONS = selector("operations(bytes,uint256)");

  private final PracticeChain chain;
  private final Address contract;

  private RefereeOnChain(PracticeChain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  static RefereeOnChain start() throws IOException {
    WalletKey key = WalletKey.generate(new SecureRandom());
    Wei funds = Wei.parse("1000000000000000000000");
    InstantSource clock = InstantSource.system();
    Genesis genesis = Genesis.practice(clock, Map.of(key.address(), funds));
    PracticeChain practice = PracticeChain.inMemory(genesis, clock);
    try (Chain chain = Chain.practice(practice)) {
      Call create = Call.create(ContractArtifact.referee().creationCode());
      TransactionOutcome.Mined mined = (TransactionOutcome.Mined) chain.send(key, create);
      return new RefereeOnChain(practice, mined.contract().orElseThrow());
    }
  }

  /** The word and the addresses; empty when the contract reverts. */
  Optional<Operation.Run> run(
      byte[] stage, int element, int number, int accumulator, List<Integer> operands) {
    ByteBuffer words = ByteBuffer.allocate(4 * operands.size());
    operands.forEach(words::putInt);
    int tail = 5 * 32;
    byte[] data =
        new Encoding(RUN)
            .number(tail)
            .number(element)
            .number(number)
            .number(Integer.toUnsignedLong(accumulator))
            .number(tail + 32 + padded(stage.length))
            .bytes(stage)
            .bytes(words.array())
            .toArray();
    return call(data).map(answer -> answer(answer, operands));
  }

  Optional<Integer> operations(byte[] stage, int element) {
    byte[] data = new Encoding(OPERATIONS).number(64).number(element).bytes(stage).toArray();
    return call(data).map(answer -> new BigInteger(1, answer).intValueExact());
  }

  /** Empty when it reverts; it must not fail in any other way. */
  private Optional<byte[]> call(byte[] data) {
    Invocation call =
        new Invocation(
            NOBODY, Optional.of(contract), BigInteger.ZERO, data, GAS, BigInteger.ZERO, List.of());
    return switch (chain.call(call)) {
      case Trial.Refused refused -> throw new AssertionError(refused.reason());
      case Trial.Ran ran ->
          switch (ran.execution().outcome()) {
            case Outcome.Success success -> Optional.of(success.output());
            case Outcome.Revert revert -> Optional.empty();
            case Outcome.Halt halt -> throw new AssertionError(halt.reason());
          };
    };
  }

  private static Operation.Run answer(byte[] answer, List<Integer> operands) {
    List<Long> addresses = new ArrayList<>();
    for (int n = 3; n < answer.length / 32; n++) {
      addresses.add(word(answer, n).longValueExact());
    }
    return new Operation.Run(word(answer, 0).intValue(), operands, addresses);
  }

  private static BigInteger word(byte[] answer, int n) {
    return new BigInteger(1, Arrays.copyOfRange(answer, 32 * n, 32 * (n + 1)));
  }

  private static byte[] selector(String signature) {
    String hash = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).hex();
    return HexFormat.of().parseHex(hash.substring(0, 8));
  }

  private static int padded(int size) {
    return (size + 31) / 32 * 32;
  }

  @Override
  public void close() throws IOException {
    chain.close();
  }

  /** Call data of the Solidity ABI. */
  private static final class Encoding {
    private final ByteBuffer out = ByteBuffer.allocate(1 << 16);

    Encoding(byte[] selector) {
      out.put(selector);
    }

    Encoding number(long value) {
      out.position(out.position() + 24).putLong(value);
      return this;
    }

    Encoding bytes(byte[] value) {
      number(value.length);
      out.put(value).position(out.position() + padded(value.length) - value.length);
      return this;
    }

    byte[] toArray() {
      return Arrays.copyOf(out.array(), out.position());
    }
  }
}
