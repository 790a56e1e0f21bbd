using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace AnTq.Architecture.Tests.Code;

/// <summary>The metadata tokens in the instructions of a method's body.</summary>
internal static class InstructionTokens
{
    private static readonly Dictionary<short, OperandType> _operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value, code => code.OperandType);

    public static IEnumerable<EntityHandle> Of(MethodBodyBlock body)
    {
        var tokens = new List<EntityHandle>();
        var reader = body.GetILReader();
        while (reader.RemainingBytes > 0)
        {
            var first = reader.ReadByte();
            var operand = _operands[first == 0xFE ? (short)(0xFE00 | reader.ReadByte()) : first];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                tokens.Add(MetadataTokens.EntityHandle(reader.ReadInt32()));
            }
            else
            {
                var length = operand == OperandType.InlineSwitch ? 4 * reader.ReadInt32() : LengthOf(operand);
                reader.Offset += length;
            }
        }

        return tokens;
    }

    private static int LengthOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
