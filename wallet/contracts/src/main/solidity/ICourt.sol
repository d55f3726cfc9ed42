// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReferee} from "./IReferee.sol";
import {Evidence, HeaderProof, Picked, Position, StageProof, Terms, Written} from "./types/Dispute.sol";

/// @notice Finds out who of two is right about what a program made of its inputs, by the game of
/// `verifier/docs/dispute.md`: from the commitment down to one operation, which it reruns.
///
/// It holds no money and calls nobody: who opened a dispute reads what came of it. There is no owner, no pause and no
/// upgrade. It keeps of a dispute the hash of the position it stands at and two clocks; everything else comes
/// with the call. Whoever opens one sees to it that the challenger can know the values under the commitment.
///
/// A move is sent by the side whose turn it is. It shows the position it starts from and the value it picks, and posts
/// its own account of that value one level finer; `Moved` repeats it for the other side.
interface ICourt {
    enum Verdict {
        NONE,
        OPEN,
        CHALLENGER,
        PROVIDER
    }

    enum Reason {
        PROOF,
        CLOCK,
        COUNT
    }

    /// @notice Where a dispute stands.
    /// @param position the hash of the position to move from
    /// @param since when the clock of the side to move was started
    /// @param challengerLeft seconds the challenger had left then
    /// @param providerLeft seconds the provider had left then
    struct State {
        bytes32 position;
        uint64 since;
        uint64 challengerLeft;
        uint64 providerLeft;
        Verdict verdict;
    }

    event Opened(
        bytes32 indexed dispute, address indexed challenger, address indexed provider, Terms terms, Position position
    );
    /// @param picked the number of the value that the mover disagrees with
    /// @param position what the other side is to move from
    /// @param values those posted; none where the position is at WORDS
    /// @param words those posted there, little endian
    event Moved(
        bytes32 indexed dispute, address indexed by, uint256 picked, Position position, bytes32[] values, bytes words
    );
    event Agreed(bytes32 indexed dispute, Position position);
    /// @notice An operation was rerun.
    /// @param ply of the position it was in, which `level` and the number `picked` are of too
    /// @param posted the word that the other side said comes out
    /// @param found the word that came out
    event Judged(
        bytes32 indexed dispute,
        uint256 ply,
        uint256 level,
        uint256 picked,
        uint256 program,
        uint256 stage,
        uint256 element,
        uint256 operation,
        uint256 posted,
        uint256 found
    );
    event Settled(bytes32 indexed dispute, address indexed winner, address indexed loser, Reason reason);

    error NotTheOpener(address opener);
    error DisputeExists(bytes32 dispute);
    error UnknownDispute(bytes32 dispute);
    error DisputeOver(bytes32 dispute);
    /// @notice Neither side would have time to move.
    error NoPatience();
    /// @notice The dispute stands at another position.
    error WrongPosition(bytes32 standing);
    error NotYourTurn(address mover);
    error ClockRanOut(address mover);
    error ClockRuns(address mover, uint256 left);
    /// @notice An agreed position is not ahead of the one the dispute stands at.
    error NotAhead(uint256 ply, uint256 standing);
    error WrongSigner(address recovered, address expected);
    /// @notice The position's level has no such move.
    error WrongLevel(uint256 level);
    error NoSuchValue(uint256 index, uint256 count);
    /// @notice The value shown, or the one before it, is not in the list.
    error NotInList(uint256 index);
    /// @notice The value picked is what the mover's own account comes to.
    error SameValue();
    /// @notice The value picked stands for this many at once; the move is for another case.
    error WrongGroup(uint256 size);
    error EmptySpan();
    error WrongCount(uint256 given, uint256 expected);
    /// @notice The commitment's last value is the update's, the others are segments'.
    error WrongPart(uint256 index);
    /// @notice What was shown does not come to the memory, or the list's last value, that it has to.
    error WrongMemory(bytes32 shown, bytes32 expected);
    error NotAMap();
    error NoLoop();
    /// @notice The operand is not in the chunk named for it, or another word is.
    error WrongOperand(uint256 operand);
    error CountIsRight(uint256 values);

    /// @notice Opens a dispute about the commitment in `terms`, which is its first position; the challenger moves.
    function open(Terms calldata terms) external returns (bytes32 dispute);

    /// @notice The commitment has another number of values than the program's steps make: the provider has lost.
    /// Anyone may send it.
    function miscounted(Terms calldata terms, HeaderProof calldata program) external;

    /// @notice From a commitment's segment to its STEPS.
    function steps(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        HeaderProof calldata program,
        bytes32[] calldata values
    ) external;

    /// @notice From one step to its STAGES.
    /// @param state the state's root after the step
    /// @param work the work's root then
    function stagesOfStep(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        HeaderProof calldata program,
        bytes32 state,
        bytes32 work,
        bytes32[] calldata values
    ) external;

    /// @notice From a commitment's last value to the STAGES of the update.
    /// @param update its root
    function stagesOfUpdate(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        HeaderProof calldata program,
        bytes32 update,
        bytes32[] calldata values
    ) external;

    /// @notice From a group of several steps, stages or operations to a list of it.
    function narrow(Terms calldata terms, Position calldata standing, Picked calldata picked, bytes32[] calldata values)
        external;

    /// @notice From one stage to the TREE of the variable it writes.
    function tree(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        StageProof calldata stage,
        Written calldata before,
        bytes32[] calldata nodes
    ) external;

    /// @notice From a node of a TREE to those under it. `picked.before` is unused.
    function subtree(Terms calldata terms, Position calldata standing, Picked calldata picked, bytes32[] calldata nodes)
        external;

    /// @notice From a chunk's leaf to its WORDS. `picked.before` is unused.
    function words(Terms calldata terms, Position calldata standing, Picked calldata picked, bytes calldata data) external;

    /// @notice From a word to the OPERATIONS of its element; for stages with a loop.
    /// @param data the chunk's words, as posted
    function operations(
        Terms calldata terms,
        Position calldata standing,
        uint256 index,
        bytes calldata data,
        StageProof calldata stage,
        bytes32[] calldata values
    ) external;

    /// @notice Reruns the operation whose accumulator is picked; who was wrong has lost.
    function prove(
        Terms calldata terms,
        Position calldata standing,
        Picked calldata picked,
        StageProof calldata stage,
        Evidence calldata evidence
    ) external;

    /// @notice Reruns the one operation of a word of a map.
    /// @param data the chunk's words, as posted
    function proveMap(
        Terms calldata terms,
        Position calldata standing,
        uint256 index,
        bytes calldata data,
        StageProof calldata stage,
        Evidence calldata evidence
    ) external;

    /// @notice Both sides signed `position` (EIP-712 `Agreement`): the dispute stands there, and the clock of the side to
    /// move starts anew with what it had left. Anyone may send it, in the time of the side to move.
    function agree(
        Terms calldata terms,
        Position calldata standing,
        Position calldata position,
        bytes calldata challengerSignature,
        bytes calldata providerSignature
    ) external;

    /// @notice The side to move has used up its time: it has lost. Anyone may send it.
    function timeout(Terms calldata terms, Position calldata standing) external;

    /// @notice All zero for a dispute that was never opened.
    function stateOf(bytes32 dispute) external view returns (State memory);

    /// @notice What reruns operations, made by the court's constructor.
    function referee() external view returns (IReferee);

    /// @notice What made this contract, by CREATE2 with salt 0.
    function maker() external view returns (address);

    /// @notice The EIP-712 domain that agreements are signed for.
    function domainSeparator() external view returns (bytes32);
}
