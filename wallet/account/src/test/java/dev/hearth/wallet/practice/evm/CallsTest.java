package dev.hearth.wallet.practice.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.Assembly;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that start others: what they share, return and lose. */
class CallsTest {
  private static final Address CALLER = address(0xaaaa);
  private static final Address SELF = address(0xbbbb);
  private static final Address OTHER = address(0xcccc);
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  /** Call OTHER, then return the answer word plus 256 times the success flag. */
  private static final String REPORT =
      " PUSH1 0x08 SHL PUSH0 MLOAD ADD PUSH0 MSTORE PUSH1 0x20 PUSH0 RETURN";

  private static final String RETURN_7 = "PUSH1 0x07 PUSH0 MSTORE PUSH1 0x20 PUSH0 RETURN";
  private static final String REVERT_7 = "PUSH1 0x07 PUSH0 MSTORE PUSH1 0x20 PUSH0 REVERT";

  private final WorldState world = new WorldState();

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "CALL,         " + RETURN_7 + ", 0x107",
    "CALLCODE,     " + RETURN_7 + ", 0x107",
    "DELEGATECALL, " + RETURN_7 + ", 0x107",
    "STATICCALL,   " + RETURN_7 + ", 0x107",
    "CALL,         " + REVERT_7 + ", 0x007",
    "CALL,         INVALID,          0x000",
    "CALL,         STOP,             0x100",
    "STATICCALL,   PUSH0 PUSH0 SSTORE, 0x000",
    "STATICCALL,   PUSH0 PUSH0 TSTORE, 0x000",
    "STATICCALL,   PUSH0 PUSH0 LOG0, 0x000",
    "STATICCALL,   PUSH0 PUSH0 PUSH0 CREATE, 0x000",
    "STATICCALL,   PUSH0 SELFDESTRUCT, 0x000",
    "CALL,         PUSH1 0x01 PUSH0 SSTORE, 0x100",
  })
  void returnsWhatTheCalleeDid(String operation, String callee, String report) {
    code(SELF, callOther(operation) + REPORT);
    code(OTHER, callee);
    assertThat(new BigInteger(1, run(0).outcome().output()))
        .isEqualTo(new BigInteger(report.substring(2), 16));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "CALL,         bbbb, cccc, cccc",
    "CALLCODE,     bbbb, bbbb, bbbb",
    "DELEGATECALL, aaaa, bbbb, bbbb",
  })
  void decidesWhoActs(String operation, String caller, String self, String storage) {
    code(SELF, callOther(operation) + " STOP");
    code(OTHER, "CALLER PUSH0 SSTORE ADDRESS PUSH1 0x01 SSTORE");
    run(0);
    Address written = address(Long.parseLong(storage, 16));
    assertThat(world.storage(written, BigInteger.ZERO)).isEqualTo(new BigInteger(caller, 16));
    assertThat(world.storage(written, BigInteger.ONE)).isEqualTo(new BigInteger(self, 16));
  }

  @Test
  void aRevertTakesBackWritesLogsMoneyAndRefunds() {
    world.setStorage(OTHER, BigInteger.ZERO, BigInteger.ONE);
    code(SELF, "PUSH0 PUSH0 PUSH0 PUSH0 PUSH1 0x05 PUSH2 0xcccc GAS CALL STOP");
    code(OTHER, "PUSH0 PUSH0 SSTORE PUSH1 0x2a PUSH0 TSTORE PUSH0 PUSH0 LOG0 PUSH0 PUSH0 REVERT");
    Execution execution = run(9);
    assertThat(execution.outcome().succeeded()).isTrue();
    assertThat(execution.logs()).isEmpty();
    assertThat(world.storage(OTHER, BigInteger.ZERO)).isEqualTo(1);
    assertThat(world.balance(SELF)).isEqualTo(9);
    assertThat(world.balance(OTHER)).isZero();
  }

  @Test
  void clearingASlotGivesBackAFifthAtMost() {
    world.setStorage(SELF, BigInteger.ZERO, BigInteger.ONE);
    code(SELF, "PUSH0 PUSH0 SSTORE");
    // 21,000 and 4 for pushes and 5,000 for the cold reset, less 4,800.
    assertThat(run(0).gasUsed()).isEqualTo(21_000 + 4 + 5_000 - 4_800);
    world.setStorage(SELF, BigInteger.ZERO, BigInteger.ONE);
    world.setStorage(SELF, BigInteger.ONE, BigInteger.ONE);
    code(SELF, "PUSH0 PUSH0 SSTORE PUSH0 PUSH1 0x01 SSTORE");
    long used = 21_000 + 9 + 10_000;
    assertThat(run(0).gasUsed()).isEqualTo(used - used / 5);
  }

  /** EIP-1014's example: address 0xdeadbeef..., salt 0, init code 00. */
  @Test
  void create2GoesWhereTheEipSays() {
    assertThat(
            ContractAddress.created2(
                Address.ofHex("deadbeef00000000000000000000000000000000"),
                BigInteger.ZERO,
                new byte[] {0}))
        .hasToString("0xb928f69bb1d91cd65274e3c79d8986362984fda3");
  }

  /** The first contracts of a well-known sender. */
  @ParameterizedTest
  @CsvSource({
    "0, 0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d",
    "1, 0x343c43a37d37dff08ae8c4a11544c718abb4fcf8",
    "2, 0xf778b86fa74e846c4f0a1fbd1335fe81c00a0c91",
  })
  void createGoesWhereTheNonceSays(long nonce, String expected) {
    Address sender = Address.ofHex("6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");
    assertThat(ContractAddress.created(sender, nonce)).hasToString(expected);
  }

  @Test
  void aCreatedContractKeepsItsCodeAndMoney() {
    // Init code 60 5b 5f 53 60 01 5f f3 returns the single byte 5b.
    code(
        SELF,
        "PUSH8 0x605b5f5360015ff3 PUSH0 MSTORE PUSH1 0x08 PUSH1 0x18 PUSH1 0x03 CREATE"
            + " PUSH0 MSTORE PUSH1 0x20 PUSH0 RETURN");
    Address created = Word.toAddress(new BigInteger(1, run(3).outcome().output()));
    assertThat(world.code(created).bytes()).containsExactly(0x5b);
    assertThat(world.balance(created)).isEqualTo(3);
    assertThat(world.nonce(created)).isEqualTo(1);
    assertThat(world.nonce(SELF)).isEqualTo(1);
  }

  /** EIP-6780: an older contract stays, and only its money goes. */
  @Test
  void selfDestructMovesTheBalance() {
    code(SELF, "PUSH2 0xcccc SELFDESTRUCT");
    run(4);
    assertThat(world.balance(OTHER)).isEqualTo(4);
    assertThat(world.balance(SELF)).isZero();
    assertThat(world.code(SELF).isEmpty()).isFalse();
  }

  /** Frames are data, so no depth overflows a Java stack, however small. */
  @Test
  void recursesTo1024OnASmallThread() throws InterruptedException {
    code(
        SELF,
        "PUSH0 SLOAD PUSH1 0x01 ADD PUSH0 SSTORE"
            + " PUSH0 PUSH0 PUSH0 PUSH0 PUSH0 ADDRESS GAS CALL STOP");
    Thread small = new Thread(null, () -> run(0, 1L << 40), "small", 128 * 1024);
    small.start();
    small.join();
    assertThat(world.storage(SELF, BigInteger.ZERO)).isEqualTo(1025);
  }

  private static String callOther(String operation) {
    String value = operation.equals("CALL") || operation.equals("CALLCODE") ? "PUSH0 " : "";
    return "PUSH1 0x20 PUSH0 PUSH0 PUSH0 " + value + "PUSH2 0xcccc GAS " + operation;
  }

  private void code(Address address, String program) {
    world.setCode(address, HexFormat.of().parseHex(Assembly.program(program).substring(2)));
  }

  private Execution run(long value) {
    return run(value, 1_000_000);
  }

  private Execution run(long value, long gasLimit) {
    world.setBalance(CALLER, ETHER);
    world.commit();
    BlockContext block =
        new BlockContext(
            BigInteger.ONE, 1, 1, gasLimit, BigInteger.ZERO, address(1), Hash.ZERO, n -> Hash.ZERO);
    Execution execution =
        Transition.apply(
            world,
            block,
            new Invocation(
                CALLER,
                Optional.of(SELF),
                BigInteger.valueOf(value),
                new byte[0],
                gasLimit,
                BigInteger.ZERO,
                List.of()));
    world.commit();
    return execution;
  }

  private static Address address(long value) {
    return Word.toAddress(BigInteger.valueOf(value));
  }
}
