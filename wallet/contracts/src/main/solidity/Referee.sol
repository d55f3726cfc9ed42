// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Fma32} from "./Fma32.sol";
import {IReferee} from "./IReferee.sol";

/// @notice See `IReferee`. Equal to the interpreter of the compute room in every bit.
///
/// The stage is read where it lies in the call data. All offsets are absolute there, and none beyond the stage's end
/// counts: what follows is the caller's to choose.
contract Referee is IReferee {
    uint256 private constant MAX_RANK = 6;
    uint256 private constant MAX_CODE = 64;
    uint256 private constant MAX_VALUES = 255;

    // The numbers of a program's values: these, then the reads, the constants and the instructions.
    uint256 private constant ACCUMULATOR = 0;
    uint256 private constant K = 1;
    uint256 private constant FIRST_INDEX = 2;
    uint256 private constant FIRST_READ = 8;

    // The instructions, in the order of `Op`.
    uint256 private constant FADD = 0;
    uint256 private constant FMUL = 1;
    uint256 private constant FMA = 2;
    uint256 private constant CANON = 3;
    uint256 private constant FLT = 4;
    uint256 private constant FLE = 5;
    uint256 private constant FEQ = 6;
    uint256 private constant SEL = 7;
    uint256 private constant I2F = 8;
    uint256 private constant IADD = 9;
    uint256 private constant ISUB = 10;
    uint256 private constant IMUL = 11;
    uint256 private constant UMULHI = 12;
    uint256 private constant SHL = 13;
    uint256 private constant SHR = 14;
    uint256 private constant AND = 15;
    uint256 private constant OR = 16;
    uint256 private constant XOR = 17;
    uint256 private constant ILT = 18;
    uint256 private constant ULT = 19;
    uint256 private constant IEQ = 20;
    uint256 private constant BITS = 21;
    uint256 private constant FNEG = 22;
    uint256 private constant FABS = 23;
    uint256 private constant FLUSH = 0x80;

    uint256 private constant WORD = 0xffffffff;
    /// @dev 2^-100: a flushed result of less magnitude is plus zero.
    uint256 private constant TINY = 0x0d800000;

    /// @dev One element of a stage.
    /// @param loop whether there is one; else the stage is a map
    /// @param trips how often the loop's body runs for this element
    /// @param programs where the first program begins
    /// @param end where the stage ends
    struct Element {
        uint256 rank;
        bool loop;
        uint256 trips;
        uint256 programs;
        uint256 end;
        uint256[MAX_RANK] index;
    }

    /// @dev What is left to do of one program.
    /// @param offset where its next part begins
    /// @param next the number of the next value
    struct Program {
        uint256 offset;
        uint256 reads;
        uint256 constants;
        uint256 code;
        uint256 result;
        uint256 next;
        uint256[] values;
    }

    /// @inheritdoc IReferee
    function operations(bytes calldata stage, uint256 element) external pure returns (uint256) {
        return countOf(elementOf(stage, element));
    }

    /// @inheritdoc IReferee
    function run(bytes calldata stage, uint256 element, uint256 operation, uint256 accumulator, bytes calldata operands)
        external
        pure
        returns (uint256 word, uint256[] memory addresses)
    {
        unchecked {
            Element memory e = elementOf(stage, element);
            uint256 count = countOf(e);
            if (operation >= count) revert NoSuchOperation(operation, count);
            bool body = operation != 0 && operation + 1 != count;
            uint256 number = operation == 0 ? 0 : body ? 1 : 2;
            Program memory p = programOf(e, number);
            p.values[ACCUMULATOR] = accumulator & WORD;
            if (body) p.values[K] = operation - 1;
            for (uint256 d = 0; d < e.rank; ++d) {
                p.values[FIRST_INDEX + d] = e.index[d];
            }
            addresses = readAll(e, p, operands);
            loadConstants(p);
            execute(p);
            word = p.values[p.result];
        }
    }

    function countOf(Element memory e) private pure returns (uint256) {
        unchecked {
            return e.loop ? e.trips + 2 : 1;
        }
    }

    function elementOf(bytes calldata stage, uint256 element) private pure returns (Element memory e) {
        unchecked {
            uint256 offset;
            assembly ("memory-safe") {
                offset := stage.offset
            }
            e.end = offset + stage.length;
            e.rank = unsigned(offset, 1);
            uint256 loop = unsigned(offset + 2, 1);
            if (e.rank > MAX_RANK || loop > 1) revert MalformedStage();
            offset += 3;
            uint256 rest = element;
            for (uint256 d = e.rank; d-- > 0;) {
                uint256 dim = unsigned(offset + 4 * d, 4);
                if (dim == 0) revert MalformedStage();
                e.index[d] = rest % dim;
                rest /= dim;
            }
            if (rest != 0) revert NoSuchElement(element);
            offset += 4 * e.rank;
            if (loop == 1) {
                e.loop = true;
                e.trips = trips(e, offset);
                offset += affineSize(e) + 8;
            }
            e.programs = offset;
            // What was read up to here lay within the stage; programs are measured one by one.
            if (offset > e.end) revert MalformedStage();
        }
    }

    /// @dev clamp(floor(numerator / divisor), 0, maximum)
    function trips(Element memory e, uint256 offset) private pure returns (uint256) {
        unchecked {
            int256 numerator = affine(e, offset, 0);
            offset += affineSize(e);
            uint256 divisor = unsigned(offset, 4);
            uint256 maximum = unsigned(offset + 4, 4);
            if (divisor == 0) revert MalformedStage();
            if (numerator <= 0) return 0;
            uint256 count = uint256(numerator) / divisor;
            return count < maximum ? count : maximum;
        }
    }

    /// @param number 0 init, 1 body, 2 finish; in a map whatever it is, there is only finish
    function programOf(Element memory e, uint256 number) private pure returns (Program memory p) {
        unchecked {
            uint256 offset = e.programs;
            if (e.loop) {
                for (uint256 i = 0; i < number; ++i) {
                    offset += 2 + unsigned(offset, 2);
                }
            }
            p.offset = offset + 6;
            p.reads = unsigned(offset + 2, 1);
            p.constants = unsigned(offset + 3, 1);
            p.code = unsigned(offset + 4, 1);
            p.result = unsigned(offset + 5, 1);
            uint256 size = FIRST_READ + p.reads + p.constants + p.code;
            uint256 end = offset + 2 + unsigned(offset, 2);
            // The code is at the program's end, so it ends where the reads and constants say, or the reads were longer.
            if (end > e.end || p.code > MAX_CODE || size > MAX_VALUES || p.result >= size) revert MalformedStage();
            if (codeAt(e, p) + 4 * p.code != end) revert MalformedStage();
            p.next = FIRST_READ;
            p.values = new uint256[](size);
        }
    }

    /// @dev Where the code begins, found by stepping over reads and constants.
    function codeAt(Element memory e, Program memory p) private pure returns (uint256 offset) {
        unchecked {
            offset = p.offset;
            uint256 size = affineSize(e);
            for (uint256 i = 0; i < p.reads; ++i) {
                uint256 gathers = unsigned(offset + 1, 1);
                if (gathers > 1) revert MalformedStage();
                offset += 2 + size;
                if (gathers == 1) offset += 13 + size;
            }
            offset += 4 * p.constants;
        }
    }

    /// @dev Takes the operands as they are and says where they must come from.
    function readAll(Element memory e, Program memory p, bytes calldata operands)
        private
        pure
        returns (uint256[] memory addresses)
    {
        unchecked {
            addresses = new uint256[](operands.length / 4);
            uint256 taken = 0;
            for (uint256 i = 0; i < p.reads; ++i) {
                uint256 offset = p.offset;
                uint256 tensor = unsigned(offset, 1);
                bool gathers = unsigned(offset + 1, 1) == 1;
                int256 place = affine(e, offset + 2, p.values[K]);
                offset += 2 + affineSize(e);
                if (gathers) {
                    if (taken == addresses.length) revert WrongOperands(operands.length);
                    addresses[taken] = packed(unsigned(offset, 1), affine(e, offset + 1, p.values[K]));
                    offset += 1 + affineSize(e);
                    place += chosen(offset, operand(operands, taken++));
                    offset += 12;
                }
                if (taken == addresses.length) revert WrongOperands(operands.length);
                addresses[taken] = packed(tensor, place);
                p.values[p.next++] = operand(operands, taken++);
                p.offset = offset;
            }
            if (4 * taken != operands.length) revert WrongOperands(operands.length);
        }
    }

    function operand(bytes calldata operands, uint256 n) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := shr(224, calldataload(add(operands.offset, shl(2, n))))
        }
    }

    /// @dev What a gather adds to an address: scale * min(word, limit - 1).
    function chosen(uint256 offset, uint256 word) private pure returns (int256) {
        unchecked {
            uint256 limit = unsigned(offset + 8, 4);
            if (limit == 0) revert MalformedStage();
            return signed(offset) * int256(word < limit ? word : limit - 1);
        }
    }

    function packed(uint256 tensor, int256 place) private pure returns (uint256) {
        if (place < 0 || place > int256(WORD)) revert MalformedStage();
        return tensor << 32 | uint256(place);
    }

    function loadConstants(Program memory p) private pure {
        unchecked {
            for (uint256 i = 0; i < p.constants; ++i) {
                p.values[p.next++] = unsigned(p.offset, 4);
                p.offset += 4;
            }
        }
    }

    function execute(Program memory p) private pure {
        unchecked {
            uint256[] memory values = p.values;
            uint256 offset = p.offset;
            uint256 next = p.next;
            for (uint256 end = offset + 4 * p.code; offset < end; offset += 4) {
                (uint256 op, uint256 a, uint256 b, uint256 c) = instruction(values, offset, next);
                uint256 word;
                if (op & FLUSH == 0) {
                    word = evaluate(op, a, b, c) & WORD;
                } else {
                    op &= ~FLUSH;
                    if (op > FMA) revert MalformedStage();
                    word = canonical(evaluate(op, a, b, c), TINY);
                }
                assembly ("memory-safe") {
                    mstore(add(add(values, 32), shl(5, next)), word)
                }
                ++next;
            }
        }
    }

    /// @dev The instruction's number and its operands, which are values before the one it makes.
    function instruction(uint256[] memory values, uint256 offset, uint256 next)
        private
        pure
        returns (uint256 op, uint256 a, uint256 b, uint256 c)
    {
        uint256 known;
        assembly ("memory-safe") {
            let word := calldataload(offset)
            let first := add(values, 32)
            op := byte(0, word)
            a := byte(1, word)
            b := byte(2, word)
            c := byte(3, word)
            known := and(and(lt(a, next), lt(b, next)), lt(c, next))
            a := mload(add(first, shl(5, a)))
            b := mload(add(first, shl(5, b)))
            c := mload(add(first, shl(5, c)))
        }
        if (known == 0) revert MalformedStage();
    }

    /// @dev The result's low 32 bits count.
    function evaluate(uint256 op, uint256 a, uint256 b, uint256 c) private pure returns (uint256) {
        unchecked {
            if (op <= FMA) {
                if (op == FMA) return Fma32.fma(a, b, c);
                return op == FADD ? Fma32.add(a, b) : Fma32.mul(a, b);
            }
            if (op <= FEQ) {
                if (op == CANON) return canonical(Fma32.isNan(a) ? Fma32.NAN : a, b);
                if (Fma32.isNan(a) || Fma32.isNan(b)) return 0;
                if (op == FLT) return truth(ordered(a) < ordered(b));
                return op == FLE ? truth(ordered(a) <= ordered(b)) : truth(ordered(a) == ordered(b));
            }
            if (op <= IMUL) {
                if (op == SEL) return a != 0 ? b : c;
                if (op == I2F) return Fma32.fromInt(a);
                if (op == IADD) return a + b;
                return op == ISUB ? a - b : a * b;
            }
            if (op <= XOR) {
                if (op == UMULHI) return (a * b) >> 32;
                if (op == SHL) return a << (b & 31);
                if (op == SHR) return a >> (b & 31);
                if (op == AND) return a & b;
                return op == OR ? a | b : a ^ b;
            }
            if (op == ILT) return truth(int32(uint32(a)) < int32(uint32(b)));
            if (op == ULT) return truth(a < b);
            if (op == IEQ) return truth(a == b);
            if (op == BITS) return Fma32.isNan(a) ? Fma32.NAN : a;
            if (op == FNEG) return a ^ Fma32.SIGN;
            if (op == FABS) return a & ~Fma32.SIGN;
            revert MalformedStage();
        }
    }

    /// @dev Plus zero where the magnitude is below the threshold or zero, else the word; no float is below a NaN.
    function canonical(uint256 word, uint256 threshold) private pure returns (uint256) {
        uint256 magnitude = word & ~Fma32.SIGN;
        if (magnitude == 0) return 0;
        if (Fma32.isNan(threshold) || threshold & Fma32.SIGN != 0) return word;
        return magnitude < threshold ? 0 : word;
    }

    /// @dev Numbers in the order of the floats they stand for; both zeros are 0.
    function ordered(uint256 word) private pure returns (int256) {
        unchecked {
            int256 magnitude = int256(word & ~Fma32.SIGN);
            return word & Fma32.SIGN == 0 ? magnitude : -magnitude;
        }
    }

    function truth(bool holds) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := holds
        }
    }

    /// @dev base + sum of coefficient d times index d, + the last coefficient times k. 64-bit coefficients and 32-bit
    /// indices cannot overflow 256 bits.
    function affine(Element memory e, uint256 offset, uint256 k) private pure returns (int256 sum) {
        unchecked {
            sum = signed(offset);
            uint256 rank = e.rank;
            uint256[MAX_RANK] memory index = e.index;
            for (uint256 d = 0; d < rank; ++d) {
                offset += 8;
                int256 coefficient = signed(offset);
                if (coefficient != 0) sum += coefficient * int256(index[d]);
            }
            if (k != 0) sum += signed(offset + 8) * int256(k);
        }
    }

    function affineSize(Element memory e) private pure returns (uint256) {
        unchecked {
            return 16 + 8 * e.rank;
        }
    }

    function unsigned(uint256 offset, uint256 size) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, shl(3, size)), calldataload(offset))
        }
    }

    /// @dev 64 bits, two's complement.
    function signed(uint256 offset) private pure returns (int256 value) {
        assembly ("memory-safe") {
            value := sar(192, calldataload(offset))
        }
    }
}
