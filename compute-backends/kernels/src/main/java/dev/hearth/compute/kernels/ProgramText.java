package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Gather;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import java.util.Map;

/**
 * Writes one program for an element, or for a vector of neighbours along the last index.
 *
 * @param lanes how many neighbours
 * @param shift how far along the last index they begin
 * @param forwarded tensors whose element an earlier stage has at hand, by the variable's name
 */
record ProgramText(
    Source out,
    Storage storage,
    Point point,
    int lanes,
    int shift,
    Map<Integer, String> forwarded,
    Program program,
    String accumulator,
    String[] names) {

  ProgramText(
      Source out,
      Storage storage,
      Point point,
      int lanes,
      int shift,
      Map<Integer, String> forwarded,
      Program program,
      String accumulator) {
    this(
        out,
        storage,
        point,
        lanes,
        shift,
        forwarded,
        program,
        accumulator,
        new String[program.size()]);
  }

  /** Writes the program's lines; the expression of its result as {@code wanted}. */
  String write(Kind wanted) {
    for (int r = 0; r < program.reads().size(); r++) {
      names[Program.FIRST_READ + r] = read(program.reads().get(r));
    }
    for (int n = 0; n < program.code().size(); n++) {
      int value = program.firstInstr() + n;
      names[value] = declare(program.kinds().get(value), text(program.code().get(n), value));
    }
    return operand(program.result(), wanted);
  }

  static String type(Kind kind, int lanes) {
    String one = kind == Kind.FLOAT ? "float" : kind == Kind.INT ? "uint" : "int";
    return lanes == 1 ? one : one + lanes;
  }

  private String declare(Kind kind, String expression) {
    String name = out.fresh("v");
    out.line("%s %s = %s;", type(kind, lanes), name, expression);
    return name;
  }

  private String read(Read read) {
    String known = forwarded.get(read.tensor());
    if (known != null) {
      return known;
    }
    Kind kind = storage.kind(read.tensor());
    boolean alike = point.index().isEmpty() || read.at().of(point.last()) == 0;
    String place = place(read, alike ? 0 : shift);
    if (alike && lanes > 1) {
      return declare(kind, "(%s)(%s)".formatted(type(kind, lanes), load(1, place)));
    }
    return declare(kind, load(lanes, place));
  }

  private static String load(int lanes, String place) {
    return "hk_load%d(%s)".formatted(lanes, place);
  }

  private String place(Read read, int shift) {
    String at = point.number(numbers(), storage.address(read.tensor(), read.at()), shift);
    String gathered = read.gather().map(this::gathered).orElse("");
    return "%s + (%s%s)".formatted(storage.array(read.tensor()), at, gathered);
  }

  /** The clamped word, scaled. */
  private String gathered(Gather gather) {
    String at = point.number(numbers(), storage.address(gather.tensor(), gather.at()), 0);
    String scale = numbers().of(gather.scale());
    String last = numbers().of(gather.limit() - 1);
    return " + %s * hk_clamped(%s[%s], (uint)%s)"
        .formatted(scale, storage.array(gather.tensor()), at, last);
  }

  private String text(Instr instr, int value) {
    String result = operation(instr, program.kinds().get(value));
    return instr.flush() ? "hk_flush%d(%s)".formatted(lanes, result) : result;
  }

  private String operation(Instr instr, Kind result) {
    String a = operand(instr, 0, result);
    String b = operand(instr, 1, result);
    String c = operand(instr, 2, result);
    return switch (instr.op()) {
      case FADD, IADD -> a + " + " + b;
      case FMUL, IMUL -> a + " * " + b;
      case FMA -> "hk_fma(%s, %s, %s)".formatted(a, b, c);
      case CANON -> "hk_canonical%d(%s, %s)".formatted(lanes, a, threshold(instr, b));
      case FLT, ULT -> a + " < " + b;
      case FLE -> a + " <= " + b;
      case FEQ, IEQ -> a + " == " + b;
      case SEL -> "%s ? %s : %s".formatted(a, b, c);
      case I2F -> "hk_number%d(%s)".formatted(lanes, a);
      case ISUB -> a + " - " + b;
      case UMULHI -> "hk_high(%s, %s)".formatted(a, b);
      case SHL -> a + " << " + b;
      case SHR -> a + " >> " + b;
      case AND -> a + " & " + b;
      case OR -> a + " | " + b;
      case XOR -> a + " ^ " + b;
      case ILT -> "hk_signed%1$d(%2$s) < hk_signed%1$d(%3$s)".formatted(lanes, a, b);
      case BITS -> "hk_bits%d(%s)".formatted(lanes, a);
      case FNEG -> "-" + a;
      case FABS -> "hk_abs(%s)".formatted(a);
    };
  }

  private String operand(Instr instr, int n, Kind result) {
    if (n >= instr.op().arity()) {
      return "";
    }
    boolean chosen = instr.op() == Op.SEL && n > 0;
    if (n == 1 && (instr.op() == Op.SHL || instr.op() == Op.SHR)) {
      return Integer.toString(word(instr.operand(n)));
    }
    return operand(instr.operand(n), chosen ? result : instr.op().operand(n));
  }

  /** With a threshold of 0, or one known at run time, a zero's sign would have to be looked at. */
  private String threshold(Instr instr, String text) {
    int constant = instr.b() - program.firstConstant();
    if (constant < 0
        || constant >= program.constants().size()
        || !(Float.intBitsToFloat(program.constants().get(constant)) > 0)) {
      throw new IllegalArgumentException("a threshold that is no positive constant");
    }
    return text;
  }

  private String operand(int value, Kind wanted) {
    Kind kind = program.kinds().get(value);
    if (value >= program.firstConstant() && value < program.firstInstr()) {
      return constant(word(value), wanted);
    }
    String text = variable(value);
    return kind == Kind.INT && wanted == Kind.FLOAT
        ? "hk_float%d(%s)".formatted(lanes, text)
        : text;
  }

  private String variable(int value) {
    return switch (value) {
      case Program.ACCUMULATOR -> accumulator;
      case Program.K -> spread("(uint)" + point.k());
      default -> value >= Program.FIRST_READ ? names[value] : index(value - Program.FIRST_INDEX);
    };
  }

  private String index(int d) {
    String name = point.index().get(d);
    if (d != point.last()) {
      return spread("(uint)" + name);
    }
    String first = shift == 0 ? "(uint)" + name : "(uint)(" + name + " + " + shift + ")";
    return lanes == 1 ? first : "(%s + hk_count%d)".formatted(spread(first), lanes);
  }

  private int word(int constant) {
    return program.constants().get(constant - program.firstConstant());
  }

  private Numbers numbers() {
    return out.numbers();
  }

  private String spread(String number) {
    return lanes == 1 ? number : "(uint%d)(%s)".formatted(lanes, number);
  }

  private String constant(int word, Kind wanted) {
    boolean real = wanted == Kind.FLOAT;
    String one = real ? numbers().of(Float.intBitsToFloat(word)) : numbers().word(word);
    return lanes == 1 ? one : "(%s)(%s)".formatted(type(wanted, lanes), one);
  }
}
