Console.WriteLine("Frames bench");
