// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Asks a contract for a list of addresses, and the same questions about each of them, so that one round trip is enough where two would be
/// needed. It is on no chain: it stands only while one eth_call is simulated.
contract AskEach {
    struct Call {
        address target;
        bytes callData;
    }

    struct Answer {
        bool success;
        bytes returnData;
    }

    /// @param questions their first argument is an address; each listed one takes its place.
    /// @return items the list.
    /// @return answers to all questions about the first item, then about the second one, and so on.
    function askEach(Call calldata list, Call[] calldata questions)
        external
        view
        returns (address[] memory items, Answer[] memory answers)
    {
        (bool success, bytes memory listed) = list.target.staticcall(list.callData);
        require(success);
        items = abi.decode(listed, (address[]));
        answers = new Answer[](items.length * questions.length);
        for (uint256 i = 0; i < items.length; ++i) {
            for (uint256 j = 0; j < questions.length; ++j) {
                bytes memory callData = questions[j].callData;
                address item = items[i];
                require(callData.length >= 36);
                // Behind the length of the bytes and the selector.
                assembly ("memory-safe") {
                    mstore(add(callData, 36), item)
                }
                Answer memory answer = answers[i * questions.length + j];
                (answer.success, answer.returnData) = questions[j].target.staticcall(callData);
            }
        }
    }
}
