package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.plan.Nest;
import java.lang.classfile.TypeKind;

/**
 * How values look in a method being written: one element each, or a vector of neighbours along the
 * last index. What "pushes" leaves a value on the operand stack.
 */
interface Dialect {
  int lanes();

  TypeKind local(Kind kind);

  /** Called once before any loop. */
  void prepare(Nest nest);

  void constant(int word, Kind kind);

  /** Pushes one number for all lanes. */
  void spread(Kind kind, Runnable number);

  /** Pushes {@code number, number + 1, ...}, one a lane. */
  void count(Runnable number);

  /** Pushes neighbours of an array; the argument pushes the array and the first index. */
  void load(Kind kind, Runnable place);

  void store(Kind kind, Runnable value, Runnable place);

  /** Pushes what an instruction makes, not yet flushed. */
  void apply(Instr instr, Kind result, Operands operands);

  /** Flushes the float on the stack. */
  void flush();

  /** Turns the int on the stack into the float of the same bits. */
  void bitsToFloat();

  /** The operands of one instruction. */
  interface Operands {
    /** Pushes operand {@code n} as the kind the instruction wants. */
    void push(int n);

    /** The word of operand {@code n}, a constant. */
    int word(int n);
  }
}
