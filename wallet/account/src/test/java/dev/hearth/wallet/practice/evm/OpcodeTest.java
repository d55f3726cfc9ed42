package dev.hearth.wallet.practice.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.Assembly;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One operation a line: its arguments, the top of the stack last, and what it leaves. */
class OpcodeTest {
  private static final Address CALLER = Address.ofHex("0x" + "aa".repeat(20));
  private static final Address SELF = Address.ofHex("0x" + "bb".repeat(20));
  private static final long GAS_LIMIT = 1_000_000;

  /** Return the top of the stack. */
  private static final String RETURN_TOP = " PUSH0 MSTORE PUSH1 0x20 PUSH0 RETURN";

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "ADD,        1 max,        0",
    "ADD,        2 3,          5",
    "MUL,        max max,      1",
    "MUL,        min 2,        0",
    "SUB,        3 2,          -1",
    "SUB,        1 0,          -1",
    "DIV,        0 7,          0",
    "DIV,        2 7,          3",
    "DIV,        max max,      1",
    "SDIV,       0 -7,         0",
    "SDIV,       2 -7,         -3",
    "SDIV,       -2 -7,        3",
    "SDIV,       -1 min,       min",
    "MOD,        0 7,          0",
    "MOD,        3 -7,         0",
    "SMOD,       0 -7,         0",
    "SMOD,       3 -7,         -1",
    "SMOD,       -3 7,         1",
    "ADDMOD,     0 3 4,        0",
    "ADDMOD,     8 max max,    6",
    "MULMOD,     0 3 4,        0",
    "MULMOD,     12 max max,   9",
    "EXP,        0 0,          1",
    "EXP,        5 3,          243",
    "EXP,        256 2,        0",
    "EXP,        max max,      max",
    "SIGNEXTEND, 255 0,        -1",
    "SIGNEXTEND, 127 0,        127",
    "SIGNEXTEND, 32768 1,      -32768",
    "SIGNEXTEND, 255 31,       255",
    "SIGNEXTEND, 255 max,      255",
    "SIGNEXTEND, 511 0,        -1",
    "LT,         1 0,          1",
    "LT,         -1 1,         1",
    "GT,         0 1,          1",
    "SLT,        1 -1,         1",
    "SLT,        -1 1,         0",
    "SGT,        -1 1,         1",
    "EQ,         max -1,       1",
    "EQ,         1 2,          0",
    "ISZERO,     0,            1",
    "ISZERO,     max,          0",
    "AND,        12 10,        8",
    "OR,         12 10,        14",
    "XOR,        12 10,        6",
    "NOT,        0,            max",
    "NOT,        max,          0",
    "BYTE,       255 31,       255",
    "BYTE,       min 0,        128",
    "BYTE,       max 32,       0",
    "BYTE,       max max,      0",
    "SHL,        1 255,        min",
    "SHL,        1 256,        0",
    "SHL,        max max,      0",
    "SHL,        max 1,        -2",
    "SHR,        min 255,      1",
    "SHR,        min 256,      0",
    "SHR,        max max,      0",
    "SAR,        min 255,      -1",
    "SAR,        min 256,      -1",
    "SAR,        min max,      -1",
    "SAR,        8 2,          2",
    "SAR,        8 max,        0",
    "BLOBHASH,   0,            0",
  })
  void computes(String operation, String arguments, String result) {
    StringBuilder program = new StringBuilder();
    for (String argument : arguments.split(" ")) {
      program.append("PUSH32 ").append(word(argument)).append(' ');
    }
    assertThat(output(program + operation + RETURN_TOP)).isEqualTo(word(result).substring(2));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ADDRESS,                             bb",
    "CALLER,                              aa",
    "ORIGIN,                              aa",
    "PUSH0 BALANCE,                       00",
    "COINBASE,                            cc",
  })
  void namesAccounts(String program, String octet) {
    String expected = octet.equals("00") ? "00".repeat(32) : "00".repeat(12) + octet.repeat(20);
    assertThat(output(program + RETURN_TOP)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "CALLVALUE,                           5",
    "CALLDATASIZE,                        3",
    "PUSH0 CALLDATALOAD PUSH1 0xe8 SHR,   66051",
    "PUSH1 0x03 CALLDATALOAD,             0",
    "PUSH32 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff CALLDATALOAD, 0",
    "CODESIZE,                            7",
    "GASPRICE,                            11",
    "RETURNDATASIZE,                      0",
    "TIMESTAMP,                           1000",
    "NUMBER,                              300",
    "GASLIMIT,                            30000000",
    "CHAINID,                             31337",
    "SELFBALANCE,                         5",
    "BASEFEE,                             7",
    "BLOBBASEFEE,                         1",
    "PC,                                  0",
    "MSIZE,                               0",
    "PUSH0 MLOAD POP MSIZE,               32",
    "PUSH1 0x01 MLOAD POP MSIZE,          64",
    "PUSH1 0x09 PUSH1 0x1f MSTORE8 PUSH0 MLOAD, 9",
    "PUSH2 0x012c BLOCKHASH,              0",
    "PUSH1 0x2b BLOCKHASH,                0",
    "PUSH1 0x2c BLOCKHASH,                44",
    "PUSH2 0x012b BLOCKHASH,              299",
    "PUSH1 0x2a PUSH1 0x07 TSTORE PUSH1 0x07 TLOAD, 42",
    "PUSH1 0x07 TLOAD,                    0",
    "PUSH1 0x2a PUSH1 0x07 SSTORE PUSH1 0x07 SLOAD, 42",
    "PUSH1 0x01 PUSH1 0x02 PUSH1 0x03 DUP3, 1",
    "PUSH1 0x01 PUSH1 0x02 PUSH1 0x03 SWAP2, 1",
    "PUSH1 0x05 EXTCODESIZE,              0",
    "ADDRESS EXTCODESIZE ISZERO,          0",
    "PUSH1 0x77 EXTCODEHASH,              0",
  })
  void reads(String program, String value) {
    assertThat(new BigInteger(output(program + RETURN_TOP), 16)).isEqualTo(value);
  }

  /** A halt takes all gas; where the program ends regularly, so much is used on top of 21,000. */
  @ParameterizedTest(name = "{0} costs {1}")
  @CsvSource({
    "STOP,                                              0",
    "PUSH1 0x01 POP,                                    5",
    "PUSH0 POP,                                         4",
    "PUSH1 0x00 MLOAD POP,                              11",
    "PUSH2 0x0400 MLOAD POP,                            109",
    "PUSH2 0xffff MLOAD POP,                            14355",
    "PUSH1 0xff PUSH1 0x02 EXP POP,                     68",
    "PUSH2 0x0100 PUSH1 0x02 EXP POP,                   118",
    "PUSH1 0x20 PUSH0 KECCAK256 POP,                    46",
    "PUSH0 SLOAD POP PUSH0 SLOAD POP,                   2208",
    "PUSH1 0x77 BALANCE POP PUSH1 0x77 BALANCE POP,     2710",
    "PUSH1 0x05 BALANCE POP,                            105",
    "PUSH0 PUSH0 LOG0,                                  379",
    "PUSH1 0x07 PUSH1 0x20 PUSH0 LOG1,                  1017",
    "PUSH1 0x40 PUSH0 PUSH0 MCOPY,                      22",
    "PUSH0 PUSH0 TSTORE,                                104",
    "PUSH1 0x01 PUSH0 SSTORE,                           22105",
    "PUSH1 0x01 PUSH0 SSTORE PUSH1 0x02 PUSH0 SSTORE,   22210",
    "PUSH1 0x20 PUSH0 PUSH0 CALLDATACOPY,               16",
    "INVALID,                                           all",
    "ADD,                                               all",
    "PUSH1 0x03 JUMP,                                   all",
    "PUSH1 0x04 JUMP PUSH1 0x5b,                        all",
    "PUSH1 0x03 JUMP JUMPDEST,                          12",
    "PUSH4 0xffffffff MLOAD,                            all",
    "PUSH1 0x01 PUSH0 PUSH0 RETURNDATACOPY,             all",
    "PUSH0 PUSH4 0xffffffff PUSH0 RETURN,               all",
    "PUSH0 PUSH4 0xffffffff LOG0,                       380",
    "BLOBHASH,                                          all",
  })
  void costs(String program, String gas) {
    long expected = gas.equals("all") ? GAS_LIMIT : 21_000 + Long.parseLong(gas);
    assertThat(run(program, new byte[0]).gasUsed()).isEqualTo(expected);
  }

  private static String output(String program) {
    Outcome outcome = run(program, new byte[] {1, 2, 3}).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Success.class);
    return HexFormat.of().formatHex(outcome.output());
  }

  private static Execution run(String program, byte[] input) {
    WorldState world = new WorldState();
    world.setBalance(CALLER, BigInteger.TEN.pow(18));
    world.setCode(SELF, HexFormat.of().parseHex(Assembly.program(program).substring(2)));
    world.commit();
    BlockContext block =
        new BlockContext(
            BigInteger.valueOf(31337),
            300,
            1000,
            30_000_000,
            BigInteger.valueOf(7),
            Address.ofHex("0x" + "cc".repeat(20)),
            Hash.ZERO,
            number -> Hash.of(Word.toBytes(BigInteger.valueOf(number))));
    Invocation call =
        new Invocation(
            CALLER,
            Optional.of(SELF),
            BigInteger.valueOf(5),
            input,
            GAS_LIMIT,
            BigInteger.valueOf(11),
            List.of());
    return Transition.apply(world, block, call);
  }

  /** A decimal number, or the largest word, or the smallest signed one. */
  private static String word(String text) {
    BigInteger value =
        switch (text) {
          case "max" -> Word.MAX;
          case "min" -> BigInteger.ONE.shiftLeft(255);
          default -> Word.wrap(new BigInteger(text));
        };
    return "0x%064x".formatted(value);
  }
}
