namespace AslSharp.Graphs.Layout;

/// <summary>An upright rectangle, in pixels; y grows downwards.</summary>
internal readonly record struct Rectangle(double X, double Y, double Width, double Height)
{
    internal double Right => X + Width;

    internal double Bottom => Y + Height;

    internal double CenterX => X + Width / 2;

    internal double CenterY => Y + Height / 2;

    internal Rectangle Moved(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>Whether the insides of two rectangles meet.</summary>
    internal bool Overlaps(Rectangle other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another rectangle lies inside this one.</summary>
    internal bool Contains(Rectangle other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;
}
