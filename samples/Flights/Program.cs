Console.WriteLine("Flights");
