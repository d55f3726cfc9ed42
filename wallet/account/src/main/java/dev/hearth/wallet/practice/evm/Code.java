package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Hash;
import java.math.BigInteger;
import java.util.BitSet;

/** Contract code with its hash and its valid jump targets (Yellow Paper, 9.4.3). */
public final class Code {
  public static final Code EMPTY = new Code(new byte[0]);
  private static final int JUMPDEST = 0x5b;
  private static final int PUSH1 = 0x60;
  private static final int PUSH32 = 0x7f;

  private final byte[] bytes;
  private final Hash hash;
  private BitSet jumpTargets;

  Code(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Hash.keccak256(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] shared() {
    return bytes;
  }

  int size() {
    return bytes.length;
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  Hash hash() {
    return hash;
  }

  /** The opcode at a position; past the end stands STOP. */
  int at(int position) {
    return position < bytes.length ? bytes[position] & 0xff : 0;
  }

  /** The operand of a PUSH, with zeros where the code ends within it. */
  BigInteger push(int position, int length) {
    return Word.fromBytes(Bytes.slice(bytes, position, length));
  }

  boolean isJumpTarget(BigInteger target) {
    if (jumpTargets == null) {
      jumpTargets = findJumpTargets();
    }
    return jumpTargets.get(Word.index(target));
  }

  private BitSet findJumpTargets() {
    BitSet targets = new BitSet(bytes.length);
    for (int at = 0; at < bytes.length; at++) {
      int opcode = at(at);
      if (opcode == JUMPDEST) {
        targets.set(at);
      } else if (opcode >= PUSH1 && opcode <= PUSH32) {
        at += opcode - PUSH1 + 1;
      }
    }
    return targets;
  }
}
