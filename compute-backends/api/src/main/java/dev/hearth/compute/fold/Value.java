package dev.hearth.compute.fold;

/**
 * A value of a program being written. Arithmetic picks the instruction by kind; mixing kinds is
 * refused, so conversions are always visible.
 */
public final class Value {
  private final Code code;
  private final Slot slot;
  private final Kind kind;

  Value(Code code, Slot slot, Kind kind) {
    this.code = code;
    this.slot = slot;
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  Code code() {
    return code;
  }

  Slot slot() {
    return slot;
  }

  public Value add(Value other) {
    return arithmetic(Op.FADD, Op.IADD, other);
  }

  public Value add(double other) {
    return add(code.f32(other));
  }

  /** For floats {@code this + (-other)}. */
  public Value sub(Value other) {
    return kind == Kind.FLOAT ? add(other.neg()) : arithmetic(Op.FADD, Op.ISUB, other);
  }

  public Value mul(Value other) {
    return arithmetic(Op.FMUL, Op.IMUL, other);
  }

  public Value mul(double other) {
    return mul(code.f32(other));
  }

  /** {@code this * factor + addend}, rounded once. */
  public Value fma(Value factor, Value addend) {
    return code.emit(Op.FMA, this, factor, addend);
  }

  public Value fma(Value factor, double addend) {
    return fma(factor, code.f32(addend));
  }

  public Value fma(double factor, Value addend) {
    return fma(code.f32(factor), addend);
  }

  public Value fma(double factor, double addend) {
    return fma(code.f32(factor), code.f32(addend));
  }

  public Value neg() {
    return code.emit(Op.FNEG, this);
  }

  public Value abs() {
    return code.emit(Op.FABS, this);
  }

  /** +0 below the threshold in magnitude. */
  public Value canonical(double threshold) {
    return code.emit(Op.CANON, this, code.f32(threshold));
  }

  /** The other where this is less, else this: a NaN here stays. */
  public Value max(Value other) {
    return code.select(lessThan(other), other, this);
  }

  public Value max(double other) {
    return max(code.f32(other));
  }

  /** The other where it is less, else this: a NaN here stays. */
  public Value min(Value other) {
    return code.select(other.lessThan(this), other, this);
  }

  public Value min(double other) {
    return min(code.f32(other));
  }

  public Value lessThan(Value other) {
    return arithmetic(Op.FLT, Op.ILT, other);
  }

  public Value lessThan(double other) {
    return lessThan(code.f32(other));
  }

  public Value atMost(Value other) {
    return code.emit(Op.FLE, this, other);
  }

  public Value equalTo(Value other) {
    return arithmetic(Op.FEQ, Op.IEQ, other);
  }

  public Value belowUnsigned(Value other) {
    return code.emit(Op.ULT, this, other);
  }

  /** The high word of the unsigned product. */
  public Value mulHigh(Value other) {
    return code.emit(Op.UMULHI, this, other);
  }

  public Value shiftLeft(int by) {
    return code.emit(Op.SHL, this, code.i32(by));
  }

  /** Zeros come in from the left. */
  public Value shiftRight(int by) {
    return code.emit(Op.SHR, this, code.i32(by));
  }

  public Value and(Value other) {
    return code.emit(Op.AND, this, other);
  }

  public Value or(Value other) {
    return code.emit(Op.OR, this, other);
  }

  public Value xor(Value other) {
    return code.emit(Op.XOR, this, other);
  }

  /** The nearest float of an integer. */
  public Value toFloat() {
    return code.emit(Op.I2F, this);
  }

  /** The bits of a float; free where they were an integer's before. */
  public Value asInt() {
    return code.madeAsInt(this) ? new Value(code, slot, Kind.INT) : code.emit(Op.BITS, this);
  }

  /** The float with these bits. */
  public Value asFloat() {
    if (kind == Kind.BOOL) {
      throw new IllegalArgumentException("a truth is no float");
    }
    return new Value(code, slot, Kind.FLOAT);
  }

  private Value arithmetic(Op ofFloats, Op ofInts, Value other) {
    return code.emit(kind == Kind.FLOAT ? ofFloats : ofInts, this, other);
  }
}
