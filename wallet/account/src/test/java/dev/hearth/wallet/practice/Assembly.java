package dev.hearth.wallet.practice;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A small assembler: mnemonics, hexadecimal operands, and labels of one byte. */
public final class Assembly {
  private static final Map<String, Integer> OPCODES = opcodes();

  /** Copies the runtime code that follows it into memory and returns it. */
  private static final String DEPLOYER = "PUSH2 %s DUP1 PUSH1 0x0a PUSH0 CODECOPY PUSH0 RETURN";

  private Assembly() {}

  /** 0x and the bytes of a program. */
  public static String program(String text) {
    return "0x" + HexFormat.of().formatHex(assemble(text));
  }

  /** Init code that deploys a program. */
  public static String contract(String text) {
    byte[] runtime = assemble(text);
    String size = "0x%04x".formatted(runtime.length);
    return program(DEPLOYER.formatted(size)) + HexFormat.of().formatHex(runtime);
  }

  /** The program within what {@link #contract} made. */
  public static String runtime(String contract) {
    return "0x" + contract.substring(2 + 2 * 10);
  }

  static byte[] assemble(String text) {
    Map<String, Integer> labels = new HashMap<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Integer, String> references = new HashMap<>();
    for (String token : text.strip().split("\\s+")) {
      if (token.endsWith(":")) {
        labels.put(token.substring(0, token.length() - 1), out.size());
        out.write(OPCODES.get("JUMPDEST"));
      } else if (token.startsWith("0x")) {
        out.writeBytes(HexFormat.of().parseHex(token.substring(2)));
      } else if (OPCODES.containsKey(token)) {
        out.write(OPCODES.get(token));
      } else {
        references.put(out.size(), token);
        out.write(0);
      }
    }
    byte[] code = out.toByteArray();
    references.forEach((at, label) -> code[at] = labels.get(label).byteValue());
    return code;
  }

  private static Map<String, Integer> opcodes() {
    Map<String, Integer> table = new HashMap<>();
    name(table, 0x00, "STOP ADD MUL SUB DIV SDIV MOD SMOD ADDMOD MULMOD EXP SIGNEXTEND");
    name(table, 0x10, "LT GT SLT SGT EQ ISZERO AND OR XOR NOT BYTE SHL SHR SAR");
    name(table, 0x20, "KECCAK256");
    name(table, 0x30, "ADDRESS BALANCE ORIGIN CALLER CALLVALUE CALLDATALOAD CALLDATASIZE");
    name(table, 0x37, "CALLDATACOPY CODESIZE CODECOPY GASPRICE EXTCODESIZE EXTCODECOPY");
    name(table, 0x3d, "RETURNDATASIZE RETURNDATACOPY EXTCODEHASH BLOCKHASH COINBASE TIMESTAMP");
    name(table, 0x43, "NUMBER PREVRANDAO GASLIMIT CHAINID SELFBALANCE BASEFEE BLOBHASH");
    name(table, 0x4a, "BLOBBASEFEE");
    name(table, 0x50, "POP MLOAD MSTORE MSTORE8 SLOAD SSTORE JUMP JUMPI PC MSIZE GAS JUMPDEST");
    name(table, 0x5c, "TLOAD TSTORE MCOPY PUSH0");
    name(table, 0xa0, "LOG0 LOG1 LOG2 LOG3 LOG4");
    name(table, 0xf0, "CREATE CALL CALLCODE RETURN DELEGATECALL CREATE2");
    name(table, 0xfa, "STATICCALL");
    name(table, 0xfd, "REVERT INVALID SELFDESTRUCT");
    for (int n = 1; n <= 32; n++) {
      table.put("PUSH" + n, 0x5f + n);
    }
    for (int n = 1; n <= 16; n++) {
      table.put("DUP" + n, 0x7f + n);
      table.put("SWAP" + n, 0x8f + n);
    }
    return table;
  }

  private static void name(Map<String, Integer> table, int first, String mnemonics) {
    String[] names = mnemonics.split(" ");
    for (int i = 0; i < names.length; i++) {
      table.put(names[i], first + i);
    }
  }
}
