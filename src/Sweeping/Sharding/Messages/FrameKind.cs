namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>What a frame is.</summary>
internal enum FrameKind : byte
{
    /// <summary>A part of a call's message.</summary>
    Send = 1,

    /// <summary>Asks for the part of a call's answer from an offset on.</summary>
    Fetch = 2,

    /// <summary>Gives up a call.</summary>
    Drop = 3,

    /// <summary>A part was taken; more is expected.</summary>
    Taken = 4,

    /// <summary>A part of a call's answer.</summary>
    Answer = 5,

    /// <summary>A frame was refused; the content is the reason.</summary>
    Refused = 6,
}
